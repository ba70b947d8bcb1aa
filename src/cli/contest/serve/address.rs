//! Who sends: the address at the other end, or the one that a trusted proxy names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whom limits count as one: an IPv4 address, or the /64 that a household or an office has of IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// One address.
    V4(Ipv4Addr),
    /// The upper half of an address.
    V6(u64),
}

impl Origin {
    /// Of an address; one of IPv4 written as IPv6 is one of IPv4.
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address),
            IpAddr::V6(address) => Self::V6((address.to_bits() >> 64) as u64),
        }
    }
}

/// Who sends, so far as it is known: none behind a proxy that does not say, where all would be one.
///
/// Of the header only the last address counts, which is the one that the proxy itself saw; what stands before it anybody may have written.
pub fn sender<'h>(
    peer: IpAddr,
    trusted: &[IpAddr],
    mut forwarded: impl DoubleEndedIterator<Item = &'h str>,
) -> Option<Origin> {
    let peer = peer.to_canonical();
    if trusted.contains(&peer) {
        let last = forwarded
            .next_back()
            .and_then(|line| line.rsplit(',').next());
        return last.and_then(address).map(Origin::of);
    }
    // On loopback without a word about proxies: everybody behind the host's web server looks alike.
    (!peer.is_loopback()).then(|| Origin::of(peer))
}

/// `203.0.113.7`, `203.0.113.7:51234` (IIS), `2001:db8::1`, `[2001:db8::1]:51234`.
fn address(word: &str) -> Option<IpAddr> {
    let word = word.trim().trim_matches('"');
    if let Some(rest) = word.strip_prefix('[') {
        let (inside, _) = rest.split_once(']')?;
        return inside.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    }
    let bare = || word.split_once(':').and_then(|(host, _)| host.parse().ok());
    word.parse().ok().or_else(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_address_of_a_trusted_proxy_counts() {
        let proxy: IpAddr = "127.0.0.1".parse().unwrap();
        let stranger: IpAddr = "203.0.113.9".parse().unwrap();
        let v4 = |text: &str| Some(Origin::of(text.parse().unwrap()));
        for (peer, trusted, header, expected) in [
            (proxy, vec![proxy], vec!["198.51.100.1"], v4("198.51.100.1")),
            (
                proxy,
                vec![proxy],
                vec!["1.1.1.1, 198.51.100.1"],
                v4("198.51.100.1"),
            ),
            (
                proxy,
                vec![proxy],
                vec!["1.1.1.1", "198.51.100.1:5123"],
                v4("198.51.100.1"),
            ),
            (
                proxy,
                vec![proxy],
                vec!["[2001:db8:1:2:3::4]:99"],
                v4("2001:db8:1:2::"),
            ),
            (
                proxy,
                vec![proxy],
                vec!["2001:db8:1:2:9::4"],
                v4("2001:db8:1:2::"),
            ),
            (proxy, vec![proxy], vec!["unknown"], None),
            (proxy, vec![proxy], vec![], None),
            (proxy, vec![], vec!["198.51.100.1"], None),
            (
                stranger,
                vec![proxy],
                vec!["198.51.100.1"],
                v4("203.0.113.9"),
            ),
            (
                "::ffff:127.0.0.1".parse().unwrap(),
                vec![proxy],
                vec!["198.51.100.1"],
                v4("198.51.100.1"),
            ),
        ] {
            assert_eq!(
                sender(peer, &trusted, header.iter().copied()),
                expected,
                "{header:?}"
            );
        }
    }
}
