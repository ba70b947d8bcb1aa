//! Why a chart cannot be drawn without saying something untrue.

use crate::diagnostic::Text;
use crate::say;

/// Why a chart cannot be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Flaw {
    /// There is nothing to show.
    Empty,
    /// A value is NaN or infinite; the label it belongs to.
    NotFinite(String),
    /// A value is beyond 10¹⁵: nobody can read it.
    TooLarge(String),
    /// A negative value where only a share or an amount makes sense.
    Negative(String),
    /// A series has another number of values than there are categories.
    Uneven(String),
    /// More lines, parts or days than can be told apart.
    TooMany {
        /// As many as there are.
        given: usize,
        /// As many as can be shown.
        most: usize,
    },
    /// Parts make more than the whole, or a value lies beyond its scale.
    BeyondWhole(String),
    /// A span ends before it begins.
    Backwards(String),
}

impl Flaw {
    /// The reason for a person.
    pub fn text(&self) -> Text {
        match self {
            Self::Empty => say!("biểu đồ không có số liệu nào", "the chart has no data"),
            Self::NotFinite(label) => say!(
                "giá trị của “{label}” không phải là số hữu hạn",
                "the value of “{label}” is no finite number"
            ),
            Self::TooLarge(label) => say!(
                "giá trị của “{label}” quá lớn để đọc được",
                "the value of “{label}” is too large to be read"
            ),
            Self::Negative(label) => say!(
                "giá trị của “{label}” là số âm, loại biểu đồ này chỉ vẽ số không âm",
                "the value of “{label}” is negative; this kind of chart shows amounts only"
            ),
            Self::Uneven(label) => say!(
                "chuỗi “{label}” có số giá trị khác với số mục",
                "the series “{label}” has another number of values than there are categories"
            ),
            Self::TooMany { given, most } => say!(
                "có {given} mục, biểu đồ chỉ phân biệt được nhiều nhất {most}",
                "there are {given}; the chart can tell at most {most} apart"
            ),
            Self::BeyondWhole(label) => say!(
                "“{label}” vượt quá toàn bộ",
                "“{label}” goes beyond the whole"
            ),
            Self::Backwards(label) => say!(
                "“{label}” kết thúc trước khi bắt đầu",
                "“{label}” ends before it begins"
            ),
        }
    }
}

/// What is larger than this nobody can read.
const LARGEST: f64 = 1e15;

/// The value, if it can be drawn at all.
pub(super) fn sound(value: f64, label: &str) -> Result<f64, Flaw> {
    match value {
        _ if !value.is_finite() => Err(Flaw::NotFinite(label.to_owned())),
        _ if value.abs() > LARGEST => Err(Flaw::TooLarge(label.to_owned())),
        _ => Ok(value),
    }
}

/// The value, if it is an amount.
pub(super) fn amount(value: f64, label: &str) -> Result<f64, Flaw> {
    let value = sound(value, label)?;
    match value < 0.0 {
        true => Err(Flaw::Negative(label.to_owned())),
        false => Ok(value),
    }
}
