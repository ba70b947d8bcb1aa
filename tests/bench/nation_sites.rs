//! A portal of any size: provinces, their communes, a site for each – all made up, the same at every run.
#![allow(dead_code)] // each benchmark uses a part of it

use std::fs;
use std::path::Path;

use super::random::Random;

/// How much there is.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Provinces, each with a site of its own.
    pub provinces: usize,
    /// Communes of all provinces together, each with a site of its own.
    pub communes: usize,
    /// Articles of each site, in each language.
    pub articles: usize,
    /// Procedures, written once and shared by all sites.
    pub procedures: usize,
    /// True for Vietnamese and English, false for Vietnamese alone.
    pub is_bilingual: bool,
}

/// Every how many-th site logs nothing at all: it has no data.
const SILENT: usize = 20;

/// The topics of the plan that all have in common.
const TOPICS: [&str; 3] = ["the-che", "thu-tuc", "chinh-quyen-so"];

/// Writes `portal.yaml`, `national/` and a folder per site into `folder`; the names of the folders, in the order of the units.
pub fn portal(folder: &Path, shape: &Shape) -> Vec<String> {
    let mut sites = Vec::new();
    let mut yaml = format!(
        "title: {}\nlanguages: {}\nsample: {}\nunits:\n",
        both(shape, "Cổng thông tin mẫu", "Sample portal"),
        languages(shape),
        both(
            shape,
            "Dữ liệu tạo ra để đo tốc độ.",
            "Made up to measure speed."
        ),
    );
    for number in 0..shape.provinces {
        let id = format!("tinh-{number}");
        let name = both(
            shape,
            &format!("Tỉnh số {number}"),
            &format!("Province {number}"),
        );
        yaml.push_str(&format!(
            "  - {{id: {id}, kind: province, name: {name}, folder: {id}}}\n"
        ));
        sites.push(id);
    }
    for number in 0..shape.communes {
        let id = format!("xa-{number}");
        let name = both(
            shape,
            &format!("Xã số {number}"),
            &format!("Commune {number}"),
        );
        let parent = match shape.provinces {
            0 => String::new(),
            provinces => format!(", parent: tinh-{}", number % provinces),
        };
        yaml.push_str(&format!(
            "  - {{id: {id}, kind: commune, name: {name}{parent}, folder: {id}}}\n"
        ));
        sites.push(id);
    }
    put(folder, "portal.yaml", &yaml);
    for number in 0..shape.procedures {
        put(
            folder,
            &format!("national/procedures/thu-tuc-{number}.yaml"),
            &procedure(number),
        );
    }
    for (number, id) in sites.iter().enumerate() {
        site(&folder.join(id), id, number, shape);
    }
    sites
}

/// Writes one site; `number` makes its texts its own.
pub fn site(folder: &Path, id: &str, number: usize, shape: &Shape) {
    let kind = if id.starts_with("tinh") {
        "province"
    } else {
        "commune"
    };
    let procedures = match shape.procedures {
        0 => "",
        _ => "shared: ../national\nprocedures: all\n",
    };
    let title = both(shape, &format!("Trang {id}"), &format!("Site {id}"));
    put(
        folder,
        "site.yaml",
        &format!(
            "unit: {id}\ntitle: {title}\nlanguages: {}\n{procedures}",
            languages(shape)
        ),
    );
    put(folder, "units.yaml", &units(id, kind, shape));
    put(folder, "plan.yaml", &plan(id, shape));
    let mut random = Random(number as u64 + 1);
    if !number.is_multiple_of(SILENT) {
        put(folder, "outputs/2025.yaml", &outputs(&mut random));
    }
    for at in 0..shape.articles {
        article(folder, at, &mut random, shape);
    }
}

/// Rewrites one article of a site, as if somebody had edited it that day.
pub fn edit(folder: &Path, day: usize) {
    let path = folder.join("articles/2025/bai-0.md");
    let text = fs::read_to_string(&path).expect("an article");
    let edit = format!("{text}\nCập nhật lần {day}.\n");
    fs::write(path, edit).expect("a write");
}

fn languages(shape: &Shape) -> &'static str {
    match shape.is_bilingual {
        true => "[vi, en]",
        false => "[vi]",
    }
}

fn both(shape: &Shape, vi: &str, en: &str) -> String {
    match shape.is_bilingual {
        true => format!("{{vi: \"{vi}\", en: \"{en}\"}}"),
        false => format!("\"{vi}\""),
    }
}

fn units(id: &str, kind: &str, shape: &Shape) -> String {
    let unit = |id: &str, kind: &str, vi: &str, en: &str| {
        format!(
            "  - {{id: {id}, kind: {kind}, name: {}}}\n",
            both(shape, vi, en)
        )
    };
    format!(
        "units:\n{}{}{}",
        unit(
            id,
            kind,
            &format!("UBND {id}"),
            &format!("People's Committee of {id}")
        ),
        unit("van-phong", "office", "Văn phòng", "Office"),
        unit("van-hoa", "office", "Phòng Văn hóa", "Culture Division"),
    )
}

/// The same plan for all: what it asks can be compared.
fn plan(id: &str, shape: &Shape) -> String {
    let mut text = format!(
        "title: {}\nyear: 2025\nactive: {{from: 2025-01-01, to: 2025-12-31}}\ninstrument: {{kind: plan, issuer: {id}, date: 2025-01-01}}\ntopics:\n",
        both(shape, "Kế hoạch mẫu năm 2025", "Sample plan 2025")
    );
    for topic in TOPICS {
        let words = both(
            shape,
            &format!("Nội dung {topic}"),
            &format!("Topic {topic}"),
        );
        text.push_str(&format!("  - {{id: {topic}, text: {words}}}\n"));
    }
    let asks = [
        (
            "tin-bai",
            "Tin, bài mỗi tháng",
            "News and articles each month",
            "at_least: 2, per: month",
        ),
        (
            "to-roi",
            "Tờ rơi mỗi quý",
            "Leaflets each quarter",
            "at_least: 1, per: quarter",
        ),
        (
            "hoi-nghi",
            "Hội nghị mỗi quý",
            "A conference each quarter",
            "at_least: 1, per: quarter",
        ),
    ];
    text.push_str("obligations:\n");
    for (at, (id, vi, en, level)) in asks.into_iter().enumerate() {
        let owner = ["van-phong", "van-hoa"][at % 2];
        text.push_str(&format!(
            "  - {{id: {id}, kind: quota, what: {}, owner: {{unit: {owner}}}, {level}, counts: {{kinds: [{}]}}}}\n",
            both(shape, vi, en),
            ["news_item, article", "leaflet", "conference"][at]
        ));
    }
    text
}

fn outputs(random: &mut Random) -> String {
    let mut text = String::new();
    for month in 1..=10 {
        for (unit, kind) in [
            ("van-phong", "news_item"),
            ("van-phong", "article"),
            ("van-hoa", "leaflet"),
            ("van-phong", "conference"),
        ] {
            // Some months somebody does less than asked.
            if random.below(10) < 7 {
                text.push_str(&format!(
                    "- {{date: 2025-{month:02}-{:02}, unit: {unit}, kind: {kind}, title: \"{}\", sample: true}}\n",
                    1 + random.below(28),
                    random.words(6)
                ));
            }
        }
    }
    text
}

fn article(folder: &Path, at: usize, random: &mut Random, shape: &Shape) {
    let (month, day) = (1 + at % 10, 1 + random.below(28));
    let topic = TOPICS[at % TOPICS.len()];
    put(
        folder,
        &format!("articles/2025/bai-{at}.md"),
        &format!(
            "---\ntitle: \"Bài {at}: {}\"\ndate: 2025-{month:02}-{day:02}\ntopics: [{topic}]\nsummary: {}.\n---\n{}",
            random.words(7),
            random.words(18),
            body(random)
        ),
    );
    if shape.is_bilingual {
        put(
            folder,
            &format!("articles/2025/bai-{at}.en.md"),
            &format!(
                "---\ntitle: Article {at}\nsummary: {}.\n---\n{}",
                random.words(18),
                body(random)
            ),
        );
    }
}

/// About 300 words.
fn body(random: &mut Random) -> String {
    let mut text = String::new();
    for section in 1..=3 {
        text.push_str(&format!(
            "## Phần {section} {}\n\n{} **{}** {}.\n\n",
            random.words(4),
            random.words(50),
            random.words(3),
            random.words(38)
        ));
    }
    text.push_str(&format!("- {}\n- {}\n", random.words(8), random.words(8)));
    text
}

fn procedure(number: usize) -> String {
    let mut random = Random(number as u64 + 77);
    let fields = ["Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội"];
    format!(
        "code: \"1.{number:06}\"\nname: \"Thủ tục mẫu số {number}: {}\"\nfield: {}\nlevels: commune\ntime_limit: {{text: \"{} ngày làm việc.\"}}\ndossier_cases:\n  - items:\n      - {{name: \"Tờ khai {}\", originals: 1}}\n      - {{name: \"Bản sao {}\", copies: 1}}\nlegal_bases:\n  - title: \"Văn bản mẫu số {number}\"\nsource: Dữ liệu mẫu.\nsample: true\n",
        random.words(6),
        fields[number % fields.len()],
        1 + number % 20,
        random.words(5),
        random.words(5),
    )
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a write");
}
