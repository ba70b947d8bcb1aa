//! What pictures look like without words: colours, the lotus and the row of petals.

use crate::chart::Palette;

/// Colours and ornaments; ornaments are SVG without text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Art {
    /// Behind everything.
    pub paper: String,
    /// Behind title and large figures.
    pub ground: String,
    /// Letters on the ground.
    pub on_ground: String,
    /// Softer letters on the ground.
    pub soft_on_ground: String,
    /// Edges of cards.
    pub edge: String,
    /// Colours of charts and of letters on paper.
    pub palette: Palette,
    /// Family of all letters.
    pub family: String,
    /// Drawn large on the ground, in a box of 420 × 360.
    pub flower: String,
    /// One petal of the row at the edge of the ground, in a box of 40 × 18.
    pub petal: String,
    /// The mark beside the name below, in a box of 96 × 96.
    pub emblem: String,
}

impl Default for Art {
    /// That of the theme `sen`, as its `share.svg` has it.
    fn default() -> Self {
        let own = str::to_owned;
        Self {
            paper: own("#fcf7f1"),
            ground: own("#7c1233"),
            on_ground: own("#ffffff"),
            soft_on_ground: own("#f6cfd9"),
            edge: own("#ecdcd6"),
            palette: Palette::default(),
            family: own("Be Vietnam Pro"),
            flower: own(FLOWER),
            petal: own(PETAL),
            emblem: own(EMBLEM),
        }
    }
}

/// An open lotus in outline.
const FLOWER: &str = r##"<g fill="none" stroke="#f3b9ca" stroke-opacity=".3" stroke-width="1.5"><path d="M200 300C167.3 347.3 67.9 335.3 3 265.3C87.9 221.6 185.4 244.4 200 300Z"/><path d="M220 300C234.6 244.4 332.1 221.6 417 265.3C352.1 335.3 252.7 347.3 220 300Z"/><path d="M205 300C144.7 339 48.6 280.2 20.7 170.9C132.9 159.8 221 230 205 300Z"/><path d="M215 300C199 230 287.1 159.8 399.3 170.9C371.4 280.2 275.3 339 215 300Z"/><path d="M210 300C133.3 307.5 69.2 202.9 95 83.7C208.2 128.9 259.1 240.6 210 300Z"/><path d="M210 300C160.9 240.6 211.8 128.9 325 83.7C350.8 202.9 286.7 307.5 210 300Z"/><path d="M210 300C136.4 268.2 128.6 135.7 210 35C291.4 135.7 283.6 268.2 210 300Z"/><g stroke-opacity=".18"><path d="M210 300C172 319.8 102.1 275.7 74.8 205.4C150.3 206.9 215.6 257.5 210 300Z"/><path d="M210 300C204.4 257.5 269.7 206.9 345.2 205.4C317.9 275.7 248 319.8 210 300Z"/><path d="M210 300C161.8 300.5 114.4 220.9 123.1 136.7C197.9 176.5 237.3 260.3 210 300Z"/><path d="M210 300C182.7 260.3 222.1 176.5 296.9 136.7C305.6 220.9 258.2 300.5 210 300Z"/><path d="M210 300C167.2 276 162.8 176 210 100C257.2 176 252.8 276 210 300Z"/></g><path d="M0 318c35-17 70-17 105 0s70 17 105 0s70-17 105 0s70 17 105 0M60 346c25-12 50-12 75 0s50 12 75 0s50-12 75 0s50 12 75 0"/></g>"##;

/// A petal hanging down.
const PETAL: &str = r##"<g><path fill="#d98aa3" d="M-18 0C-16 7-8 9.5 0 13C8 9.5 16 7 18 0ZM22 0C24 7 32 9.5 40 13C48 9.5 56 7 58 0Z"/><path fill="#7c1233" d="M0 0H40C39.5 9 29 12.5 20 17.5C11 12.5 .5 9 0 0Z"/><path d="M5.5 0C6.5 6 13 9 20 13C27 9 33.5 6 34.5 0M13 0C14 3.5 17 5.5 20 7.5C23 5.5 26 3.5 27 0" fill="none" stroke="#d98aa3" stroke-width=".9"/></g>"##;

/// A lotus on water.
const EMBLEM: &str = r##"<path fill="#7c1233" d="M46 68C39.5 77.5 19.6 75.1 6.6 61.1C23.6 52.3 43.1 56.9 46 68Z"/><path fill="#7c1233" d="M50 68C52.9 56.9 72.4 52.3 89.4 61.1C76.4 75.1 56.5 77.5 50 68Z"/><path fill="#a62650" d="M47 68C34.9 75.8 15.7 64 10.1 42.2C32.6 40 50.2 54 47 68Z"/><path fill="#a62650" d="M49 68C45.8 54 63.4 40 85.9 42.2C80.3 64 61.1 75.8 49 68Z"/><path fill="#cf5a82" d="M48 68C32.7 69.5 19.8 48.6 25 24.7C47.6 33.8 57.8 56.1 48 68Z"/><path fill="#cf5a82" d="M48 68C38.2 56.1 48.4 33.8 71 24.7C76.2 48.6 63.3 69.5 48 68Z"/><path fill="#f2b3c6" d="M48 68C33.3 61.6 31.7 35.1 48 15C64.3 35.1 62.7 61.6 48 68Z"/><path d="M48 26v0C44.6 34 44.4 46 48 60C51.6 46 51.4 34 48 26Z" fill="#fff3f5" opacity=".55"/><path d="M12 75c8-4 16-4 24 0s16 4 24 0s16-4 24 0M24 83c5.3-2.7 10.7-2.7 16 0s10.7 2.7 16 0s10.7-2.7 16 0" fill="none" stroke="#1d7a68" stroke-width="3" stroke-linecap="round"/>"##;
