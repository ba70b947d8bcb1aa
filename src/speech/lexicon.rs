//! Abbreviations and what they stand for.

use std::collections::BTreeMap;

use super::scan::{Kind, Said, Scan};
use super::word::{blanks, is_part};

/// Written forms with their words, by field.
const USUAL: &[(&str, &str)] = &[
    // State and Party
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("TT HĐND", "Thường trực Hội đồng nhân dân"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ("UB MTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("MTTQVN", "Mặt trận Tổ quốc Việt Nam"),
    ("ĐVHC", "đơn vị hành chính"),
    ("QPPL", "quy phạm pháp luật"),
    ("QLNN", "quản lý nhà nước"),
    ("NSNN", "ngân sách nhà nước"),
    ("CBCC", "cán bộ, công chức"),
    ("CBCCVC", "cán bộ, công chức, viên chức"),
    ("CCVC", "công chức, viên chức"),
    ("BCĐ", "Ban Chỉ đạo"),
    ("BTC", "Ban Tổ chức"),
    ("BCH", "Ban Chấp hành"),
    ("BTV", "Ban Thường vụ"),
    ("TW", "Trung ương"),
    ("TƯ", "Trung ương"),
    ("CP", "Chính phủ"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("QH", "Quốc hội"),
    ("PCT", "Phó Chủ tịch"),
    ("LĐLĐ", "Liên đoàn Lao động"),
    ("LHPN", "Liên hiệp Phụ nữ"),
    ("CCB", "Cựu chiến binh"),
    ("ĐTN", "Đoàn Thanh niên"),
    ("TNCS", "Thanh niên Cộng sản"),
    ("TM.", "thay mặt"),
    ("KT.", "ký thay"),
    ("TL.", "thừa lệnh"),
    ("TUQ.", "thừa ủy quyền"),
    // Kinds of documents
    ("QĐ", "quyết định"),
    ("NĐ", "nghị định"),
    ("NQ", "nghị quyết"),
    ("TT", "thông tư"),
    ("KH", "kế hoạch"),
    ("CV", "công văn"),
    ("BC", "báo cáo"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    // Reform
    ("CCHC", "cải cách hành chính"),
    ("TTHC", "thủ tục hành chính"),
    ("CCTTHC", "cải cách thủ tục hành chính"),
    ("KSTTHC", "kiểm soát thủ tục hành chính"),
    ("PVHCC", "phục vụ hành chính công"),
    ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
    ("TN&TKQ", "tiếp nhận và trả kết quả"),
    ("TN-TKQ", "tiếp nhận và trả kết quả"),
    ("BPMC", "bộ phận một cửa"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("DVCQG", "Dịch vụ công quốc gia"),
    ("PAKN", "phản ánh, kiến nghị"),
    ("BCCI", "bưu chính công ích"),
    ("CNTT", "công nghệ thông tin"),
    ("CNTT-TT", "công nghệ thông tin và truyền thông"),
    ("TT&TT", "Thông tin và Truyền thông"),
    ("KH&CN", "Khoa học và Công nghệ"),
    ("KH&ĐT", "Kế hoạch và Đầu tư"),
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("LĐ-TB&XH", "Lao động, Thương binh và Xã hội"),
    ("VH-XH", "văn hóa – xã hội"),
    ("VHTT", "văn hóa, thông tin"),
    ("CĐS", "chuyển đổi số"),
    ("TTĐT", "thông tin điện tử"),
    ("CSDL", "cơ sở dữ liệu"),
    ("ISO", "i xô"),
    ("TCVN ISO", "tiêu chuẩn Việt Nam i xô"),
    ("TCVN", "tiêu chuẩn Việt Nam"),
    // Indexes
    ("PAR INDEX", "chỉ số cải cách hành chính"),
    ("PAR Index", "chỉ số cải cách hành chính"),
    ("SIPAS", "chỉ số hài lòng của người dân"),
    (
        "PAPI",
        "chỉ số hiệu quả quản trị và hành chính công cấp tỉnh",
    ),
    ("PCI", "chỉ số năng lực cạnh tranh cấp tỉnh"),
    ("DDCI", "chỉ số năng lực cạnh tranh sở, ngành và địa phương"),
    ("DTI", "chỉ số chuyển đổi số"),
    ("VCCI", "Liên đoàn Thương mại và Công nghiệp Việt Nam"),
    ("UNDP", "Chương trình Phát triển Liên hợp quốc"),
    // Papers and benefits
    ("CCCD", "căn cước công dân"),
    ("CMND", "chứng minh nhân dân"),
    ("GCN", "giấy chứng nhận"),
    ("GCNQSDĐ", "giấy chứng nhận quyền sử dụng đất"),
    ("QSDĐ", "quyền sử dụng đất"),
    ("BHYT", "bảo hiểm y tế"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHTN", "bảo hiểm thất nghiệp"),
    // Society
    ("KT-XH", "kinh tế – xã hội"),
    ("KTXH", "kinh tế – xã hội"),
    ("QP-AN", "quốc phòng – an ninh"),
    ("QPAN", "quốc phòng – an ninh"),
    ("ANTT", "an ninh trật tự"),
    ("ATGT", "an toàn giao thông"),
    ("ATTP", "an toàn thực phẩm"),
    ("VSMT", "vệ sinh môi trường"),
    ("PCCC", "phòng cháy, chữa cháy"),
    ("NTM", "nông thôn mới"),
    ("HTX", "hợp tác xã"),
    ("DTTS", "dân tộc thiểu số"),
    ("THCS", "trung học cơ sở"),
    ("THPT", "trung học phổ thông"),
    ("NVH", "nhà văn hóa"),
    ("KDC", "khu dân cư"),
    ("TDP", "tổ dân phố"),
    ("QL", "quốc lộ"),
    // Places
    ("TP", "thành phố"),
    ("TP.HCM", "Thành phố Hồ Chí Minh"),
    ("TP. HCM", "Thành phố Hồ Chí Minh"),
    ("TPHCM", "Thành phố Hồ Chí Minh"),
    ("TX", "thị xã"),
    ("KP", "khu phố"),
    // Things with foreign names
    ("VNeID", "vi en i đi"),
    ("Zalo OA", "tài khoản Zalo chính thức"),
    ("OA", "tài khoản chính thức"),
    ("quét mã QR", "quét mã"),
    ("mã QR", "mã quét"),
    ("QR", "mã quét"),
    ("OTP", "ô tê pê"),
    ("SMS", "ét em ét"),
    ("USB", "u ét bê"),
    ("PDF", "pê đê ép"),
    ("LED", "lét"),
    ("TV", "ti vi"),
    ("dichvucong.gov.vn", "dịch vụ công chấm gốp chấm vi en"),
    // Small words
    ("v.v...", "vân vân"),
    ("v.v…", "vân vân"),
    ("v.v.", "vân vân"),
    ("v.v", "vân vân"),
    ("v/v", "về việc"),
    ("V/v", "về việc"),
    ("vd:", "ví dụ:"),
    ("VD:", "ví dụ:"),
    ("vd.", "ví dụ"),
    ("VD", "ví dụ"),
    ("đ/c", "đồng chí"),
    ("Đ/c", "đồng chí"),
    ("đ/chí", "đồng chí"),
    ("ThS.", "thạc sĩ"),
    ("ThS", "thạc sĩ"),
    ("TS.", "tiến sĩ"),
    ("PGS.TS.", "phó giáo sư, tiến sĩ"),
    ("PGS.", "phó giáo sư"),
    ("GS.", "giáo sư"),
    ("BS.", "bác sĩ"),
    ("ĐT:", "điện thoại:"),
    ("SĐT", "số điện thoại"),
    ("SĐT:", "số điện thoại:"),
];

/// Before a name or a number only: `P. 1`, `TP. Quy Nhơn`.
const BEFORE_NAME: &[(&str, &str)] = &[
    ("TP.", "thành phố"),
    ("Tp.", "thành phố"),
    ("TX.", "thị xã"),
    ("Tx.", "thị xã"),
    ("TT.", "thị trấn"),
    ("KP.", "khu phố"),
    ("P.", "phường"),
    ("Q.", "quận"),
    ("H.", "huyện"),
    ("Đ.", "đường"),
];

/// Words before an initial of a person.
const OF_PERSON: [&str; 8] = ["ông", "bà", "anh", "chị", "em", "cháu", "thị", "văn"];

/// What stands for what: by first letter, so that most words of a text are passed by at once; the longest first.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    entries: BTreeMap<char, Vec<(String, String)>>,
    /// Which letters of ASCII an entry begins with: asked for every word.
    ascii: [bool; 128],
}

impl Lexicon {
    /// The usual abbreviations of offices.
    pub fn usual() -> Self {
        let mut lexicon = Self {
            entries: BTreeMap::new(),
            ascii: [false; 128],
        };
        for (written, spoken) in USUAL.iter().chain(BEFORE_NAME) {
            lexicon.add(written, spoken);
        }
        lexicon
    }

    /// Adds a written form, in the stead of an earlier one.
    pub fn add(&mut self, written: &str, spoken: &str) {
        let Some(first) = written.chars().next() else {
            return;
        };
        if let Some(has) = self.ascii.get_mut(first as usize) {
            *has = true;
        }
        let entries = self.entries.entry(first).or_default();
        entries.retain(|(earlier, _)| earlier != written);
        let longer = entries.partition_point(|(earlier, _)| earlier.len() >= written.len());
        entries.insert(longer, (written.to_owned(), spoken.to_owned()));
    }

    /// The words for exactly this written form.
    pub fn spoken(&self, written: &str) -> Option<&str> {
        let mut entries = self.from(written);
        let (_, spoken) = entries.find(|(entry, _)| entry == written)?;
        Some(spoken)
    }

    /// The longest abbreviation that stands here as a whole word.
    pub fn abbreviation(&self, scan: &Scan) -> Option<Said> {
        let text = scan.rest();
        let (written, spoken) = self.from(text).find(|(written, _)| {
            let rest = text.strip_prefix(written.as_str());
            rest.is_some_and(|rest| stands_alone(scan, written, rest))
        })?;
        let mut words = spoken.to_owned();
        if written.starts_with("v.v") && ends_sentence(&text[written.len()..]) {
            words.push('.');
        }
        Some(Said {
            bytes: written.len(),
            words,
            kind: Kind::Words,
        })
    }

    /// True when an abbreviation begins with this letter.
    pub fn has(&self, first: char) -> bool {
        self.of_letter(first).is_some()
    }

    /// The entries with the first letter of a text.
    fn from(&self, text: &str) -> impl Iterator<Item = &(String, String)> {
        let first = text.chars().next();
        let entries = first.and_then(|first| self.of_letter(first));
        entries.into_iter().flatten()
    }

    /// The entries with this first letter.
    fn of_letter(&self, first: char) -> Option<&Vec<(String, String)>> {
        match self.ascii.get(first as usize) {
            Some(false) => None,
            _ => self.entries.get(&first),
        }
    }

    /// `Ủy ban nhân dân (UBND)`: what stands in brackets has just been said.
    pub fn echo(&self, scan: &Scan) -> Option<Said> {
        let (inside, _) = scan.rest().strip_prefix('(')?.split_once(')')?;
        let spoken = self.spoken(inside)?.to_lowercase();
        let before = scan.read().trim_end().to_lowercase();
        before.ends_with(&spoken).then(|| Said {
            bytes: inside.len() + 2,
            words: String::new(),
            kind: Kind::Words,
        })
    }
}

fn stands_alone(scan: &Scan, written: &str, rest: &str) -> bool {
    if BEFORE_NAME.iter().any(|(name, _)| *name == written) {
        let next = rest[blanks(rest)..].chars().next();
        let is_name = next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        return is_name && !OF_PERSON.contains(&scan.before(0).as_str());
    }
    if !written.ends_with(is_part) {
        return true;
    }
    // `QL1`, `KP3`: a number may follow at once.
    !rest.starts_with(|c: char| is_part(c) && !c.is_ascii_digit())
}

fn ends_sentence(rest: &str) -> bool {
    let next = rest.trim_start_matches(' ').chars().next();
    next.is_none_or(|c| c.is_uppercase() || c == '\n')
}
