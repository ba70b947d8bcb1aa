//! A site of any size: articles of about 600 words in two languages, each different, the same at every run.

use std::fs;
use std::path::Path;

use super::random::Random;

const TOPICS: [&str; 6] = [
    "the-che",
    "thu-tuc",
    "bo-may",
    "cong-vu",
    "tai-chinh",
    "chinh-quyen-so",
];

/// Writes the site into `folder`.
pub fn site(folder: &Path, articles: usize) {
    put(
        folder,
        "site.yaml",
        "unit: tinh\ntitle: {vi: Tỉnh Mẫu, en: Sample Province}\nlanguages: [vi, en]\n",
    );
    put(folder, "units.yaml", &units());
    put(folder, "plan.yaml", &plan());
    let mut random = Random(2024);
    for number in 0..articles {
        let (month, day) = (1 + number % 12, 1 + number % 28);
        let topic = TOPICS[number % TOPICS.len()];
        let head = format!(
            "title: \"Bài số {number}: {}\"\ndate: 2024-{month:02}-{day:02}\ntopics: [{topic}]\nunit: don-vi-{}\n",
            random.words(8),
            number % 40
        );
        put(
            folder,
            &format!("articles/2024/bai-{number}.md"),
            &format!(
                "---\n{head}summary: {}.\n---\n{}",
                random.words(24),
                body(&mut random, number)
            ),
        );
        put(
            folder,
            &format!("articles/2024/bai-{number}.en.md"),
            &format!(
                "---\ntitle: Article {number}\nsummary: {}.\n---\n{}",
                random.words(24),
                body(&mut random, number)
            ),
        );
    }
}

fn units() -> String {
    let mut text =
        "units:\n  - {id: tinh, kind: province, name: {vi: UBND tỉnh Mẫu, en: Sample Province}}\n"
            .to_owned();
    for number in 0..40 {
        text.push_str(&format!("  - {{id: don-vi-{number}, kind: department, name: {{vi: Đơn vị số {number}, en: Unit {number}}}, parent: tinh}}\n"));
    }
    text
}

fn plan() -> String {
    let mut text = "title: {vi: Kế hoạch mẫu, en: Sample plan}\nyear: 2024\nactive: {from: 2024-01-01, to: 2024-12-31}\ninstrument: {kind: plan, issuer: tinh, date: 2024-01-01}\ntopics:\n".to_owned();
    for topic in TOPICS {
        text.push_str(&format!(
            "  - {{id: {topic}, text: {{vi: Nội dung {topic}, en: Topic {topic}}}}}\n"
        ));
    }
    text.push_str("obligations:\n");
    for number in 0..40 {
        text.push_str(&format!("  - {{id: tin-bai-{number}, kind: quota, what: Tin bài, owner: {{unit: don-vi-{number}}}, at_least: 2, per: month}}\n"));
    }
    text
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a write");
}

fn body(random: &mut Random, number: usize) -> String {
    let mut text = String::new();
    for section in 1..=4 {
        let title = random.words(5);
        text.push_str(&format!("## Phần {section} {title}\n\n"));
        let (first, second) = (random.words(70), random.words(60));
        text.push_str(&format!("{first} **{}** {second}.\n\n", random.words(3)));
        if section == 2 {
            text.push_str(&format!(
                "- {}\n- {}\n- [bài trước](bai-{}.md)\n\n",
                random.words(9),
                random.words(9),
                number.saturating_sub(1)
            ));
        }
        if section == 3 {
            text.push_str("| Việc | Thời hạn |\n|---|--:|\n| Tiếp nhận | 1 ngày |\n| Trả kết quả | 3 ngày |\n\n");
        }
    }
    text
}
