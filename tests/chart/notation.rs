//! How Vietnamese and English write numbers and dates, as the theme says it.

use loa::chart::Notation;

pub fn vi() -> Notation {
    Notation {
        group: ".".into(),
        decimal: ",".into(),
        day: "{d}/{m}/{y}".into(),
        month: "{m}/{y}".into(),
        months: (1..=12).map(|month| format!("tháng {month}")).collect(),
        no_data: "không có số liệu".into(),
        other: "Khác".into(),
        total: "Tổng".into(),
        what: "Nội dung".into(),
        value: "Giá trị".into(),
        from: "Từ ngày".into(),
        to: "Đến ngày".into(),
    }
}

pub fn en() -> Notation {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    Notation {
        group: ",".into(),
        decimal: ".".into(),
        day: "{d} {month} {y}".into(),
        month: "{month} {y}".into(),
        months: months.map(str::to_owned).to_vec(),
        no_data: "no data".into(),
        other: "Other".into(),
        total: "Total".into(),
        what: "Item".into(),
        value: "Value".into(),
        from: "From".into(),
        to: "To".into(),
    }
}
