//! Words drawn at random, the same at every run.
#![allow(dead_code)] // each benchmark uses a part of it

const WORDS: &str = "cải cách hành chính thủ tục hồ sơ người dân doanh nghiệp phường xã tỉnh một cửa trực tuyến tiếp nhận trả kết quả công khai minh bạch \
    phản ánh kiến nghị chỉ số hài lòng kế hoạch truyền thông bài viết tin tức đơn vị cán bộ công chức dịch vụ công toàn trình thanh toán lệ phí";

/// A small generator of numbers.
pub struct Random(pub u64);

impl Random {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// Some words, blanks between them.
    pub fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let drawn: Vec<_> = (0..count).map(|_| words[self.below(words.len())]).collect();
        drawn.join(" ")
    }
}
