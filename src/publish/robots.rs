//! `robots.txt`: everything may be read, and where the sitemap is.

use crate::site::Site;

/// The file's text. A sample site asks to stay out of search engines page by page, for which its pages must be readable.
pub(super) fn robots(site: &Site) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &site.settings.base_url {
        text.push_str(&format!("\nSitemap: {base}sitemap.xml\n"));
    }
    text
}
