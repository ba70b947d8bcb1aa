//! The closed lists of the field: kinds of plan, unit, output, channel – each with the name authors write.

/// An enum whose variants have the names authors write (glossary code names); themes hold their labels.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* #[doc = concat!("`", $text, "`")] $variant,)+ }

        impl $name {
            /// Every name, in the order of the list.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// Every member, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name authors write.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The variant of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl super::check::Named for $name {
            const NAMES: &'static [&'static str] = Self::NAMES;

            fn named(name: &str) -> Option<Self> {
                Self::from_name(name)
            }
        }
    };
}

named! {
    /// What span a plan is for.
    PlanKind { Annual = "annual", Period = "period", Thematic = "thematic", Contest = "contest", }
}

named! {
    /// Which form the document has.
    InstrumentKind { Plan = "plan", Decision = "decision", OfficialLetter = "official_letter", }
}

named! {
    /// Why a plan names a document.
    DocumentRole {
        Law = "law", ParentPlan = "parent_plan", ParPlan = "par_plan", Programme = "programme", Directive = "directive",
        Resolution = "resolution", Decision = "decision", Plan = "plan", Proposal = "proposal",
    }
}

named! {
    /// What a document is, from the law down.
    DocumentKind {
        Law = "law", Ordinance = "ordinance", Resolution = "resolution", Decree = "decree", Decision = "decision",
        Directive = "directive", Circular = "circular", Programme = "programme", Plan = "plan", Scheme = "scheme",
        Regulation = "regulation", Guidance = "guidance", Report = "report", Proposal = "proposal",
        Announcement = "announcement", OfficialLetter = "official_letter",
    }
}

/// What symbols of Vietnamese documents stand for. `QH15` is left out: laws and resolutions of the National Assembly share it.
const SYMBOLS: [(&str, DocumentKind); 14] = [
    ("PL", DocumentKind::Ordinance),
    ("NQ", DocumentKind::Resolution),
    ("NĐ", DocumentKind::Decree),
    ("QĐ", DocumentKind::Decision),
    ("CT", DocumentKind::Directive),
    ("TT", DocumentKind::Circular),
    ("CTr", DocumentKind::Programme),
    ("CTHĐ", DocumentKind::Programme),
    ("KH", DocumentKind::Plan),
    ("HD", DocumentKind::Guidance),
    ("BC", DocumentKind::Report),
    ("TTr", DocumentKind::Proposal),
    ("TB", DocumentKind::Announcement),
    ("CV", DocumentKind::OfficialLetter),
];

impl DocumentKind {
    /// The kind that the symbol of a number tells: `35/QĐ-BNV` → decision.
    pub fn of_number(number: &str) -> Option<Self> {
        let parts = || number.split(['/', '-', '.', ' ']);
        let found = SYMBOLS
            .iter()
            .find(|(symbol, _)| parts().any(|part| part == *symbol));
        found.map(|(_, kind)| *kind)
    }
}

named! {
    /// What a recipient is to do with the plan: b/c, p/h, t/h.
    RecipientRole { Report = "report", Coordinate = "coordinate", CarryOut = "carry_out", }
}

named! {
    /// The six pillars of PAR, direction, and what plans list beside them.
    Pillar {
        Direction = "direction", Institutional = "institutional", Procedures = "procedures", Apparatus = "apparatus",
        CivilService = "civil_service", PublicFinance = "public_finance", DigitalGovernment = "digital_government",
        Indexes = "indexes", GoodPractice = "good_practice", Hotlines = "hotlines",
    }
}

named! {
    /// Kinds of organisation; district and township are historic since 2025-07-01.
    UnitKind {
        Province = "province", CentralCity = "central_city", District = "district", Commune = "commune", Ward = "ward",
        Township = "township", SpecialZone = "special_zone", Department = "department", Office = "office", Position = "position",
        Centre = "centre", Media = "media", Organisation = "organisation", Hamlet = "hamlet", CentralBody = "central_body",
    }
}

named! {
    /// How often something is owed; weeks are ISO weeks, Monday to Sunday.
    Per { Day = "day", Week = "week", Month = "month", Quarter = "quarter", Year = "year", }
}

named! {
    /// What is counted (domain/plans.md, "Units of what is counted").
    OutputKind {
        NewsItem = "news_item", Article = "article", NewsOrArticle = "news_or_article", Feature = "feature", Video = "video",
        Column = "column", SpecialPage = "special_page", Broadcast = "broadcast",
        LoudspeakerBroadcast = "loudspeaker_broadcast", Bulletin = "bulletin", Infographic = "infographic",
        Leaflet = "leaflet", Billboard = "billboard", Poster = "poster", Banner = "banner", Slogan = "slogan",
        Conference = "conference", Meeting = "meeting", ResidentsMeeting = "residents_meeting", Training = "training",
        Talk = "talk", Dialogue = "dialogue", Contest = "contest", MobileUnit = "mobile_unit", PublicPosting = "public_posting",
        Plan = "plan", Report = "report", Website = "website", Inspection = "inspection", Activity = "activity",
    }
}

named! {
    /// Where an output reaches people.
    ChannelKind {
        Website = "website", Portal = "portal", Social = "social", ZaloOa = "zalo_oa", Press = "press", RadioTv = "radio_tv",
        CommuneRadio = "commune_radio", Loudspeaker = "loudspeaker", Conference = "conference", Meeting = "meeting",
        ResidentsMeeting = "residents_meeting", Training = "training", Contest = "contest", PublicPosting = "public_posting",
        Visual = "visual", MobileUnit = "mobile_unit", OneStopShop = "one_stop_shop", Publication = "publication",
        TvScreen = "tv_screen", Dialogue = "dialogue",
    }
}

named! {
    /// Indexes that rate provinces and units (domain/indexes.md).
    IndexKind {
        ParIndex = "par_index", Sipas = "sipas", Papi = "papi", Pci = "pci", Pgi = "pgi", Dti = "dti",
        IctIndex = "ict_index", Ddci = "ddci", Egi = "egi", ServiceQuality = "service_quality",
    }
}

impl IndexKind {
    /// The top of its scale, where that is the same everywhere and every year.
    pub fn usual_max(self) -> Option<&'static str> {
        match self {
            Self::ParIndex | Self::Sipas | Self::Pci | Self::ServiceQuality => Some("100"),
            // Eight dimensions of at most 10.
            Self::Papi => Some("80"),
            Self::Dti | Self::IctIndex => Some("1"),
            Self::Pgi | Self::Ddci | Self::Egi => None,
        }
    }

    /// True when it compares provinces, which became others in 2025; false for what a province compares within itself.
    pub fn is_of_provinces(self) -> bool {
        !matches!(self, Self::Ddci | Self::Egi | Self::ServiceQuality)
    }
}

named! {
    /// Ways to reach an office.
    ContactKind {
        Phone = "phone", Email = "email", Post = "post", WebForm = "web_form", Zalo = "zalo", Facebook = "facebook",
        InPerson = "in_person", CallCentre = "call_centre",
    }
}

named! {
    /// What a channel is for.
    ContactPurpose {
        ProcedureQuestion = "procedure_question", RegulationFeedback = "regulation_feedback",
        OfficialConduct = "official_conduct", OnlineServiceSupport = "online_service_support", Emergency = "emergency",
    }
}

named! {
    /// At which level a channel answers.
    ContactLevel {
        Commune = "commune", Centre = "centre", Department = "department", Province = "province", National = "national",
    }
}

named! {
    /// At which level of government a procedure is carried out; district is historic since 2025-07-01.
    ProcedureLevel {
        Central = "central", Province = "province", District = "district", Commune = "commune", Other = "other",
    }
}

named! {
    /// How a dossier is handed in.
    SubmissionMethod { InPerson = "in_person", Online = "online", Postal = "postal", }
}

named! {
    /// What time limits are counted in.
    TimeUnit { WorkingDay = "working_day", Day = "day", Hour = "hour", }
}

named! {
    /// How much of a procedure can be done online (the terms of NĐ 42/2022, and what portals add).
    OnlineLevel { Full = "full", Partial = "partial", InfoOnly = "info_only", None = "none", }
}

named! {
    /// Currencies of fees; consular ones are in dollars.
    Currency { Vnd = "VND", Usd = "USD", Eur = "EUR", }
}

named! {
    /// What a figure of an infographic is computed from.
    MeasureKind {
        Obligations = "obligations", Due = "due", Met = "met", MetShare = "met_share", DaysLeft = "days_left", Units = "units",
        Completion = "completion", Outputs = "outputs", IndexValue = "index_value", IndexRank = "index_rank",
        IndexChange = "index_change", Procedures = "procedures", OnlineShare = "online_share", TimeLimit = "time_limit", Fee = "fee",
        ContestEntries = "contest_entries", ContestEntrants = "contest_entrants", ContestAllRight = "contest_all_right",
    }
}

named! {
    /// What a chart of an infographic is computed from.
    DiagramSource {
        Statuses = "statuses", OutputsByKind = "outputs_by_kind", OutputsByMonth = "outputs_by_month",
        OutputsByUnit = "outputs_by_unit", Completion = "completion", Index = "index", IndexMeans = "index_means",
        ProceduresByField = "procedures_by_field", ProceduresByLevel = "procedures_by_level",
        ProceduresByOnline = "procedures_by_online", ContestBands = "contest_bands", ContestByDay = "contest_by_day",
    }
}

named! {
    /// How a chart of an infographic is drawn.
    DiagramKind {
        Bars = "bars", Columns = "columns", Stacked = "stacked", Line = "line", Donut = "donut", Gauge = "gauge", Icons = "icons",
    }
}

named! {
    /// The shapes an infographic is drawn in.
    PictureShape { Tall = "tall", Square = "square", Story = "story", A4 = "a4", }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_tells_the_kind() {
        for (number, expected) in [
            ("35/QĐ-BNV", Some("decision")),
            ("116/KH-UBND", Some("plan")),
            ("132-KH/UBND", Some("plan")),
            ("09-CTr/TU", Some("programme")),
            ("03/CT-UBND", Some("directive")),
            ("01/NQ-CP", Some("resolution")),
            ("18-NQ/TW", Some("resolution")),
            ("118/2025/NĐ-CP", Some("decree")),
            ("3174/TTr-SNV", Some("proposal")),
            ("91/2025/QH15", None),
            ("049", None),
        ] {
            let kind = DocumentKind::of_number(number).map(DocumentKind::name);
            assert_eq!(kind, expected, "{number}");
        }
    }
}

named! {
    /// What a slide of the one-stop office's screen is about.
    SlideKind {
        Announcements = "announcements", Procedures = "procedures", Hotlines = "hotlines", Progress = "progress", Articles = "articles",
    }
}

named! {
    /// How a question is answered.
    QuestionKind {
        Single = "single", Multiple = "multiple", TrueFalse = "true_false", Ordering = "ordering", Short = "short",
    }
}

named! {
    /// Which of an entrant's entries counts.
    Attempt { First = "first", Best = "best", Last = "last", }
}

named! {
    /// Within what attempts are counted.
    AttemptScope { Round = "round", Contest = "contest", }
}

named! {
    /// Where a round stands on a day.
    RoundPhase { Upcoming = "upcoming", Open = "open", Closed = "closed", Released = "released", }
}

named! {
    /// What the prediction question asks.
    PredictionKind {
        CountAllCorrect = "count_all_correct", CountEntrants = "count_entrants", PercentAllCorrect = "percent_all_correct",
    }
}

named! {
    /// Over which entries the prediction is held against what happened: of the round, or of the contest up to it.
    PredictionScope { Round = "round", Contest = "contest", }
}

named! {
    /// In every round, or once at the end.
    PrizeScope { Round = "round", Contest = "contest", }
}

named! {
    /// What tells two entries apart: more right answers; a closer prediction; less time; handed in earlier; drawn by the round's seed.
    RankingKey {
        Score = "score", Prediction = "prediction", TimeTaken = "time_taken", SubmittedAt = "submitted_at", Draw = "draw",
    }
}

named! {
    /// What an entrant may be asked (domain/contests.md: only what the rules need).
    EntryField {
        Name = "name", Team = "team", Workplace = "workplace", Phone = "phone", Email = "email", BirthYear = "birth_year", Address = "address",
    }
}

named! {
    /// How an entrant's code comes about: given out by the organiser, or the telephone number or address they give.
    EntrantCode { Issued = "issued", Phone = "phone", Email = "email", }
}
