//! The shapes a picture has: for a page, for a post, for a story, for a wall.

/// The shape of a picture. All are laid out 1080 wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// As high as it has to be.
    Tall,
    /// 1080 × 1080, for a post.
    Square,
    /// 1080 × 1920, for a story or a screen that stands.
    Story,
    /// 210 × 297 mm at 300 dots an inch, for a wall.
    A4,
}

/// How wide pictures are laid out.
pub(super) const WIDTH: f64 = 1080.0;

impl Shape {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Tall, Self::Square, Self::Story, Self::A4];

    /// The name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tall => "tall",
            Self::Square => "square",
            Self::Story => "story",
            Self::A4 => "a4",
        }
    }

    /// How high it is, for a width of 1080; nothing when its content decides.
    pub(super) fn height(self) -> Option<f64> {
        match self {
            Self::Tall => None,
            Self::Square => Some(1080.0),
            Self::Story => Some(1920.0),
            Self::A4 => Some(WIDTH * 3508.0 / 2480.0),
        }
    }

    /// Width and height in pixels of a picture laid out so high.
    pub fn pixels(self, height: f64) -> (u32, u32) {
        match self {
            Self::A4 => (2480, 3508),
            _ => (WIDTH as u32, height.round() as u32),
        }
    }

    /// Between the edge and everything above and below: a phone lays its own signs over a story.
    pub(super) fn margins(self) -> (f64, f64) {
        match self {
            Self::Tall => (64.0, 44.0),
            Self::Square => (48.0, 32.0),
            Self::Story => (150.0, 110.0),
            Self::A4 => (72.0, 48.0),
        }
    }

    /// The smallest and the largest scale of letters: what can be read on a phone, and what still looks made for it.
    pub(super) fn scales(self) -> (f64, f64) {
        match self {
            Self::Tall => (1.0, 1.0),
            Self::Square => (0.86, 1.4),
            Self::Story => (0.84, 1.6),
            Self::A4 => (0.6, 1.4),
        }
    }
}
