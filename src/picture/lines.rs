//! Where a text breaks into lines: words that belong together stay so, and lines are of about the same length.

/// Words of two syllables that a title of this field is full of: no line ends between them.
const WORDS: [&str; 67] = [
    "cải cách",
    "hành chính",
    "thủ tục",
    "kế hoạch",
    "tiến độ",
    "thực hiện",
    "truyền thông",
    "dịch vụ",
    "trực tuyến",
    "công dân",
    "bộ phận",
    "một cửa",
    "hồ sơ",
    "phản ánh",
    "kiến nghị",
    "khiếu nại",
    "hướng dẫn",
    "doanh nghiệp",
    "đối thoại",
    "chính quyền",
    "địa phương",
    "địa bàn",
    "ủy ban",
    "nhân dân",
    "cuộc thi",
    "tìm hiểu",
    "chỉ số",
    "lĩnh vực",
    "góp ý",
    "dự thảo",
    "văn bản",
    "kinh phí",
    "quyết định",
    "tuyên truyền",
    "giải quyết",
    "đăng ký",
    "par index",
    "dân tộc",
    "đồng bào",
    "già làng",
    "giấy tờ",
    "thời hạn",
    "công chức",
    "viên chức",
    "đến hạn",
    "hoàn thành",
    "trung bình",
    "thông tin",
    "cơ quan",
    "đơn vị",
    "nhiệm vụ",
    "hoạt động",
    "nhật ký",
    "khu phố",
    "bản tin",
    "điện tử",
    "thường trú",
    "tạm trú",
    "hôn nhân",
    "khai sinh",
    "kết quả",
    "năng lực",
    "cạnh tranh",
    "người dân",
    "uy tín",
    "tập huấn",
    "phát thanh",
];

/// The pieces between which a line may end: names (`Bình Định`), `năm 2024` and words of two syllables stay whole.
pub fn unbroken(text: &str) -> Vec<String> {
    let syllables: Vec<&str> = text.split_whitespace().collect();
    let is_capital =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    // Where Every Word Is Capital, capitals tell no names.
    let capitals = syllables.iter().filter(|word| is_capital(word)).count();
    let tells_names = capitals * 2 <= syllables.len();
    let mut pieces: Vec<(String, usize)> = Vec::new();
    let mut before = "";
    for syllable in syllables {
        let ends = before.ends_with([',', ';', ':', '.', '?', '!']);
        let pair = format!("{before} {syllable}").to_lowercase();
        let pair = pair.trim_end_matches([',', ';', ':', '.', '?', '!']);
        let is_name = tells_names && is_capital(before) && is_capital(syllable);
        let is_number = !before.is_empty() && syllable.starts_with(|c: char| c.is_ascii_digit());
        match pieces.last_mut() {
            Some((piece, length))
                if !ends && *length < 3 && (is_name || is_number || WORDS.contains(&pair)) =>
            {
                piece.push(' ');
                piece.push_str(syllable);
                *length += 1;
            }
            _ => pieces.push((syllable.to_owned(), 1)),
        }
        before = syllable;
    }
    pieces.into_iter().map(|(piece, _)| piece).collect()
}

/// How many lines words of these widths (at size 1) take.
pub fn count(widths: &[f32], space: f32, size: f32, width: f32) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in widths {
        let with = if used > 0.0 {
            used + (space + word) * size
        } else {
            word * size
        };
        (lines, used) = if with > width && used > 0.0 {
            (lines + 1, word * size)
        } else {
            (lines, with)
        };
    }
    lines
}

/// Words in so many lines, of lengths that differ as little as they can; `widths` are those of the words at size 1.
pub fn balanced(
    words: &[&str],
    widths: &[f32],
    space: f32,
    size: f32,
    width: f32,
    lines: usize,
) -> Vec<String> {
    let count = words.len();
    let length = |from: usize, to: usize| {
        (widths[from..to].iter().sum::<f32>() + space * (to - from - 1) as f32) * size
    };
    // best[line][end]: how uneven the first lines are that end before `end`, and where the last of them begins.
    let mut best = vec![vec![(f32::INFINITY, 0); count + 1]; lines + 1];
    best[0][0].0 = 0.0;
    for line in 1..=lines {
        for end in 1..=count {
            for from in 0..end {
                let own = length(from, end);
                let uneven = best[line - 1][from].0 + (width - own).powi(2);
                if own <= width && uneven < best[line][end].0 {
                    best[line][end] = (uneven, from);
                }
            }
        }
    }
    let mut set = Vec::new();
    let mut end = count;
    for line in (1..=lines).rev() {
        let from = best[line][end].1;
        set.push(words[from..end].join(" "));
        end = from;
    }
    set.reverse();
    set
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn words_of_two_syllables_names_and_years_stay_whole() {
        assert_eq!(
            unbroken("Cải cách hành chính tỉnh Bình Định năm 2024"),
            ["Cải cách", "hành chính", "tỉnh", "Bình Định", "năm 2024"]
        );
        assert_eq!(
            unbroken("Public Reform Of All"),
            ["Public", "Reform", "Of", "All"]
        );
        assert_eq!(unbroken("Hồ sơ, thủ tục?"), ["Hồ sơ,", "thủ tục?"]);
    }
}
