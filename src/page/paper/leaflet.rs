//! The leaflet: a sheet of A4, printed on both sides and folded once, so that four panels of A5 come in their order.

use serde::Serialize;

use crate::page::contact::ContactCard;
use crate::page::kind::Body;
use crate::page::procedures;
use crate::page::qr::QrCard;
use crate::page::sheet::Sheet;
use crate::page::view::View;
use crate::page::words::Wording;
use crate::site::Route;

/// The leaflet.
#[derive(Clone, Debug, Serialize)]
pub struct LeafletPage {
    /// The campaign in one sentence, else the title of the site.
    pub message: Wording,
    /// The plan's title.
    pub plan: Option<Wording>,
    /// Procedures by field, as many as a panel has room for.
    pub fields: Vec<LeafletField>,
    /// How many procedures are left out.
    pub more: usize,
    /// Topics of the plan, where the site has no procedures.
    pub topics: Vec<Wording>,
    /// What is received.
    pub received: Vec<Wording>,
    /// What is not.
    pub not_received: Vec<Wording>,
    /// What a message must hold.
    pub requirements: Vec<Wording>,
    /// True when all of this is short enough for the larger type.
    pub is_large: bool,
    /// Numbers to call.
    pub numbers: Vec<ContactCard>,
    /// Other ways.
    pub ways: Vec<ContactCard>,
    /// The home page, or the national portal.
    pub qr: Option<QrCard>,
    /// True when any number or address is made up.
    pub is_sample: bool,
}

/// The procedures of one field.
#[derive(Clone, Debug, Serialize)]
pub struct LeafletField {
    /// The field.
    pub name: Wording,
    /// Names of procedures.
    pub procedures: Vec<Wording>,
}

/// Lines of a panel: a field takes [`HEADING`], a procedure one for every so many characters.
const LINES: usize = 31;
const HEADING: usize = 2;
const CHARACTERS: usize = 52;

/// Characters about feedback that fit on a panel in the larger type.
const LARGE: usize = 700;

/// Topics on a panel.
const TOPICS: usize = 10;

/// The leaflet.
pub(in crate::page) fn leaflet(view: &View) -> Sheet {
    let site = view.site;
    let contacts = &site.contacts;
    let (numbers, ways) = view.numbers_and_ways();
    let (fields, more) = fields(view);
    let topics = site.plan.iter().flat_map(|plan| &plan.topics);
    let names = topics.filter_map(|topic| topic.name.as_ref());
    let topics = names.take(TOPICS).map(|name| view.word(name));
    let message = site.settings.message.as_ref();
    let received = view.words(&contacts.received);
    let not_received = view.words(&contacts.not_received);
    let requirements = view.words(&contacts.requirements);
    let feedback = received.iter().chain(&not_received).chain(&requirements);
    let length: usize = feedback.map(|one| one.text.chars().count()).sum();
    let page = LeafletPage {
        message: view.word(message.unwrap_or(&site.settings.title)),
        plan: site.plan.as_ref().map(|plan| view.word(&plan.title)),
        topics: match fields.is_empty() {
            true => topics.collect(),
            false => Vec::new(),
        },
        fields,
        more,
        received,
        not_received,
        requirements,
        is_large: length <= LARGE,
        is_sample: numbers.iter().chain(&ways).any(|card| card.is_sample),
        numbers,
        ways,
        qr: view.qr_of_page_or_portal(&Route::Home, Wording::own(view.phrase("paper_scan_home"))),
    };
    Sheet {
        stands_for: Some(Route::Home),
        section: "paper".to_owned(),
        description: view.filled("description_leaflet", &[("site", &view.site_title())]),
        crumbs: vec![view.section(&Route::Paper, "title_paper")],
        ..Sheet::new(
            view.phrase("title_leaflet").to_owned(),
            Body::Leaflet(Box::new(page)),
        )
    }
}

/// Fields with their first procedures – one of each field in turn until the panel is full –, and how many procedures are left out.
fn fields(view: &View) -> (Vec<LeafletField>, usize) {
    let all = procedures::fields(view.site);
    let name = |at: usize| view.word(&view.site.procedures[at].name);
    let mut counts = vec![0; all.len()];
    let mut left = LINES;
    let longest = all.iter().map(|field| field.procedures.len()).max();
    for turn in 0..longest.unwrap_or_default() {
        for (count, field) in counts.iter_mut().zip(&all) {
            let Some(at) = field.procedures.get(turn).filter(|_| *count == turn) else {
                continue;
            };
            let heading = if turn == 0 { HEADING } else { 0 };
            let length = name(*at).text.chars().count();
            let needed = heading + length.div_ceil(CHARACTERS);
            if needed <= left {
                left -= needed;
                *count += 1;
            }
        }
    }
    let total: usize = all.iter().map(|field| field.procedures.len()).sum();
    let more = total - counts.iter().sum::<usize>();
    let shown = all.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let shown = shown.map(|(field, count)| LeafletField {
        name: view.field_name(&field),
        procedures: field
            .procedures
            .iter()
            .take(count)
            .map(|at| name(*at))
            .collect(),
    });
    (shown.collect(), more)
}
