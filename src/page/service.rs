//! A procedure as machines read it: schema.org's `GovernmentService`.

use serde_json::{Value, json};

use super::procedure::ProcedurePage;
use super::view::View;
use crate::site::{Procedure, SubmissionMethod};

impl View<'_> {
    /// The service. Of sample content only what it is called: made-up fees and hours must not reach those who read pages by machine.
    pub(super) fn service(&self, procedure: &Procedure, page: &ProcedurePage) -> Value {
        let provider = page
            .executing_body
            .as_ref()
            .map(|body| body.wording.text.clone());
        let own = self
            .site
            .unit()
            .map(|unit| self.party_of(&unit.id).wording.text);
        let organization =
            |name: String| json!({ "@type": "GovernmentOrganization", "name": name });
        let mut service = json!({
            "@type": "GovernmentService",
            "name": page.name.text,
            "alternateName": page.synonyms.iter().map(|word| &word.text).collect::<Vec<_>>(),
            "description": page.description.as_ref().map(|words| &words.text),
            "identifier": page.code,
            "serviceType": page.field.as_ref().map(|field| &field.wording.text),
            "url": self.absolute(&self.path),
            "inLanguage": self.language.tag(),
            "provider": provider.or(own).map(organization),
        });
        if procedure.is_sample {
            return service;
        }
        let online = procedure
            .submission_options
            .iter()
            .any(|option| option.method == SubmissionMethod::Online);
        let channel = json!({
            "@type": "ServiceChannel",
            "serviceUrl": page.portal_url.as_ref().filter(|_| online),
            "serviceLocation": page.reception_address.as_ref().map(|address| json!({
                "@type": "Place", "address": address.text,
            })),
            "processingTime": processing_time(procedure),
        });
        service["availableChannel"] = channel;
        let audience: Vec<Value> = page
            .audience
            .iter()
            .map(|words| json!({ "@type": "Audience", "audienceType": words.text }))
            .collect();
        if !audience.is_empty() {
            service["audience"] = json!(audience);
        }
        service
    }
}

/// Whole days or hours as an ISO 8601 duration; working days have none.
fn processing_time(procedure: &Procedure) -> Option<String> {
    use crate::site::TimeUnit;
    let limits = procedure
        .submission_options
        .iter()
        .map(|option| &option.time_limit);
    let limit = limits.chain(procedure.time_limit.as_ref()).next()?;
    match limit.value? {
        (value, TimeUnit::Day) if value.fract() == 0.0 => Some(format!("P{value}D")),
        (value, TimeUnit::Hour) if value.fract() == 0.0 => Some(format!("PT{value}H")),
        _ => None,
    }
}
