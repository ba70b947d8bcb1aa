//! Administrative procedures: what machines read of them, how heavy hundreds of them are, what a site changes of a shared record.

use loa::build;
use loa::source::SourceFile;

use super::small_site::{built, options, text, tree};

const REAL: (&str, &str) = (
    "procedures/thuong-tru.yaml",
    "code: '1.004222'\nname: {vi: Đăng ký thường trú, en: Permanent residence}\nfield: Cư trú\nlevels: commune\nexecuting_body: so\n\
     audience: Công dân\nreception_address: Số 1 đường Mẫu\nportal_url: https://dichvucong.gov.vn\nverified_on: 2024-05-01\n\
     submission_options:\n  - {method: online, time_limit: {value: 7, unit: day}}\n",
);
const SAMPLE: (&str, &str) = (
    "procedures/tam-tru.yaml",
    "name: Đăng ký tạm trú\ntime_limit: {value: 3, unit: day}\nreception_address: Số 00 đường Mẫu\nsample: true\n",
);

fn schema(html: &str) -> &str {
    let after = html.split("application/ld+json\">").nth(1).unwrap();
    after.split("</script>").next().unwrap()
}

#[test]
fn machines_read_a_service_and_nothing_made_up() {
    let built = built(&[REAL, SAMPLE], Some("https://so.example/"));
    let real = text(&built, "procedures/thuong-tru.html");
    let real = schema(&real);
    for part in [
        "\"@type\":\"GovernmentService\"",
        "\"identifier\":\"1.004222\"",
        "\"serviceType\":\"Cư trú\"",
        "\"serviceUrl\":\"https://dichvucong.gov.vn\"",
        "\"address\":\"Số 1 đường Mẫu\"",
        "\"processingTime\":\"P7D\"",
        "\"audienceType\":\"Công dân\"",
        "\"name\":\"Sở Nội vụ\"",
    ] {
        assert!(real.contains(part), "{part}\n{real}");
    }
    let sample = text(&built, "procedures/tam-tru.html");
    let sample = schema(&sample);
    assert!(sample.contains("\"name\":\"Đăng ký tạm trú\""), "{sample}");
    assert!(!sample.contains("Số 00"), "{sample}");
    let sitemap = text(&built, "sitemap.xml");
    assert!(sitemap.contains("https://so.example/procedures/thuong-tru.html"));
    assert!(sitemap.contains("https://so.example/en/procedures/thuong-tru.html"));
    assert!(!sitemap.contains("/en/procedures/tam-tru.html"));
}

#[test]
fn pages_lead_to_procedures() {
    let article = (
        "articles/bai.md",
        "---\ntitle: Bài\ndate: 2024-05-02\n---\nXem [thủ tục](../procedures/thuong-tru.yaml).\n",
    );
    let built = built(&[REAL, SAMPLE, article], None);
    for (page, link) in [
        ("index.html", "procedures/index.html"),
        ("units/so.html", "../procedures/thuong-tru.html"),
        ("articles/bai.html", "../procedures/thuong-tru.html"),
        ("procedures/index.html", "a-z.html#chu-dd"),
    ] {
        assert!(
            text(&built, page).contains(&format!("\"{link}\"")),
            "{page}"
        );
    }
}

#[test]
fn lists_of_hundreds_stay_light() {
    let name = "Cấp giấy chứng nhận cho hộ gia đình, cá nhân đang sử dụng đất trên địa bàn xã";
    let files: Vec<(String, String)> = (0..300)
        .map(|n| {
            let path = format!("procedures/thu-tuc-{n}.yaml");
            let field = n % 40;
            let record = format!(
                "code: '1.{n:06}'\nname: {name} {n}\nfield: Lĩnh vực {field}\nlevels: commune\nonline_level: full\ntime_limit: {{unknown: true}}\nsample: true\n"
            );
            (path, record)
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    let built = built(&files, None);
    // Styles and fonts take some 75 of the 100 KB of a citizen's page.
    for page in [
        "procedures/index.html",
        "procedures/a-z.html",
        "procedures/a-z/page-5.html",
        "procedures/level/commune.html",
        "procedures/field/linh-vuc-7.html",
    ] {
        let bytes = text(&built, page).len();
        assert!(bytes < 25_000, "{page}: {bytes}");
    }
    let pages = (2..=5).map(|page| format!("procedures/a-z/page-{page}.html"));
    let first = std::iter::once("procedures/a-z.html".to_owned());
    let listed = first.chain(pages).map(|page| {
        let html = text(&built, &page);
        html.matches("thu-tuc-").count()
    });
    let all: usize = listed.sum();
    assert_eq!(all, 300);
}

#[test]
fn a_shared_record_is_changed_field_by_field() {
    let shared = "code: '1.001193'\nname: Đăng ký khai sinh\nresults: Giấy khai sinh\nverified_on: 2024-05-01\n\
        submission_options:\n  - {method: in_person, fee: 0, time_limit: {value: 1, unit: day}}\n  - {method: online, fee: 0, time_limit: {value: 2, unit: day}}\n";
    let own = "based_on: '1.001193'\nfee: {amount: 8000, exemptions: trẻ em}\n";
    let mut site = tree(&[("procedures/khai-sinh.yaml", own)]);
    let mut add = |path: &str, text: &str| {
        site.files
            .insert(path.to_owned(), SourceFile::Text(text.to_owned()));
    };
    add("../chung/procedures/khai-sinh.yaml", shared);
    add(
        "site.yaml",
        "unit: so\ntitle: A\nlanguages: [vi, en]\nshared: ../chung/\n",
    );
    let built = build(&site, &options(None));
    let html = text(&built.value.unwrap(), "procedures/khai-sinh.html");
    assert!(html.contains("8.000 đồng") && !html.contains("Không thu"));
    assert!(html.contains("2 ngày") && html.contains("Giấy khai sinh"));
    assert_eq!(html.matches("local-mark").count(), 1);
    // Whoever changes a field has to compare the record anew.
    assert!(html.contains("Chưa ai đối chiếu thủ tục này."));
}
