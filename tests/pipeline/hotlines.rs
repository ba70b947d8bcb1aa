//! Hotlines: grouped by level and purpose, stale ones said so, saved as cards.

use loa::page::Body;

use crate::small_site::{body, built, pages, text};

const CONTACTS: (&str, &str) = (
    "contacts.yaml",
    "
channels:
  - {id: quoc-gia, kind: web_form, name: Cổng quốc gia, value: https://a.example, purposes: [procedure_question], level: national, verified_on: 2024-05-01}
  - {id: mau, kind: phone, name: Số mẫu, value: 0256000, purposes: [official_conduct, procedure_question], level: department, unit: so, sample: true}
  - {id: xa, kind: phone, name: {vi: 'Xã A; một cửa', en: Commune A}, value: 0256 000 0001, purposes: [procedure_question], level: commune, hours: Giờ hành chính, verified_on: 2023-01-01}
  - {id: thu, kind: post, name: Hòm thư, value: 'Số 00 đường Mẫu, xã A'}
",
);

#[test]
fn channels_stand_by_level_from_the_nearest_and_by_purpose() {
    let pages = pages(&[CONTACTS]);
    let Body::Hotlines(page) = body(&pages, "hotlines.html") else {
        panic!("hotlines.html is another page");
    };
    let levels: Vec<_> = page
        .levels
        .iter()
        .map(|level| (level.level, level.channels[0].id.as_str()))
        .collect();
    let expected = [
        (Some("commune"), "xa"),
        (Some("department"), "mau"),
        (Some("national"), "quoc-gia"),
        (None, "thu"),
    ];
    assert_eq!(levels, expected);
    let purposes: Vec<_> = page
        .purposes
        .iter()
        .map(|purpose| {
            let hrefs = purpose.channels.iter().filter_map(|one| one.href.clone());
            (purpose.purpose, hrefs.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert_eq!(
        purposes,
        [
            ("procedure_question", "#xa #mau #quoc-gia".to_owned()),
            ("official_conduct", "#mau".to_owned())
        ]
    );
    // One tried too long ago, two never.
    assert_eq!(page.stale, 3);
}

#[test]
fn a_channel_is_a_card_in_every_language() {
    let built = built(&[CONTACTS], None);
    let unfolded = |path: &str| text(&built, path).replace("\r\n ", "");
    let card = unfolded("contacts/xa.vcf");
    assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Xã A\\; một cửa\r\n"));
    assert!(card.contains("TEL;TYPE=WORK,VOICE:02560000001\r\n"));
    assert!(unfolded("en/contacts/xa.vcf").contains("FN:Commune A\r\n"));
    // What is made up says so where it will be read.
    assert!(unfolded("contacts/mau.vcf").contains("FN:Số mẫu (dữ liệu mẫu)\r\n"));
    let all = unfolded("contacts.vcf");
    assert_eq!(all.matches("BEGIN:VCARD").count(), 4);
    assert!(all.contains("ADR;TYPE=WORK:;;Số 00 đường Mẫu\\, xã A;;;;\r\n"));
    let page = text(&built, "en/hotlines.html");
    assert!(page.contains("href=\"contacts/xa.vcf\" download"));
}

#[test]
fn machines_get_real_numbers_only() {
    let html = text(&built(&[CONTACTS], None), "hotlines.html");
    let schema = html.split("application/ld+json\">").nth(1).unwrap();
    let schema = schema.split("</script>").next().unwrap();
    assert!(
        schema.contains("\"telephone\":\"0256 000 0001\""),
        "{schema}"
    );
    assert!(schema.contains("\"contactType\":\"Hỏi về thủ tục hành chính\""));
    assert!(!schema.contains("0256000\""), "{schema}");
}
