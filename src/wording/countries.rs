//! Countries: what they are called, what their people are called, and which cities and houses stand for their
//! governments.

use super::lower;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A country, or a nation that reports speak of as one.
#[derive(Debug, PartialEq, Eq)]
pub struct Country {
    /// What English calls it.
    pub name: &'static str,
    /// Other names of it, `|` between two.
    also: &'static str,
    /// Adjectives and nouns for its people, singular; `|` between two.
    people: &'static str,
    /// Its capital and what else stands for its government; `|` between two.
    seats: &'static str,
}

/// What a word says of a country.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Says {
    /// It names the country: `Norway`, `the U.S.`.
    Name,
    /// It is the adjective, or one of its people: `Norwegian`, `Dane`, `Danes`.
    People,
    /// It is a city or house that stands for the government: `Oslo`, `the Kremlin`.
    Seat,
}

/// The country that `words` speaks of, and how: an entry of the list in any case, an article before it or not.
pub fn country(words: &str) -> Option<(&'static Country, Says)> {
    let words = words.trim();
    let bare = words.get(..4).filter(|head| head.eq_ignore_ascii_case("the ")).map_or(words, |_| &words[4..]);
    let spelt = if bare.contains('.') { Cow::Owned(bare.replace('.', "")) } else { Cow::Borrowed(bare) };
    let words = &*BY_WORD;
    if words.has_like(&spelt) { words.entries.get(&*lower(&spelt)).copied() } else { None }
}

/// Whether `noun`, in the singular, is one of the people of a country: "greek", "palestinian".
pub fn national(noun: &str) -> bool {
    matches!(country(noun), Some((_, Says::People)))
}

/// Whether `part` and `whole` are peoples of which one belongs to the other: Scots are Britons. True both ways round.
pub fn within(a: &Country, b: &Country) -> bool {
    let pair = |x: &str, y: &str| INSIDE.contains(&(x, y));
    pair(a.name, b.name) || pair(b.name, a.name)
}

const INSIDE: &[(&str, &str)] = &[
    ("England", "Britain"),
    ("Scotland", "Britain"),
    ("Wales", "Britain"),
    ("Northern Ireland", "Britain"),
    ("Northern Ireland", "Ireland"),
    ("Puerto Rico", "United States"),
    ("Hong Kong", "China"),
    ("Greenland", "Denmark"),
    ("Faroe Islands", "Denmark"),
];

/// The entries of the list in lower case.
struct Words {
    entries: FxHashMap<String, (&'static Country, Says)>,
    /// For each letter that an entry begins with, one bit for each length in bytes: most words that are asked about are like
    /// none, which can be told without looking them up.
    lengths: [u64; 26],
}

impl Words {
    /// Whether an entry begins as `words` do and is as long; of words that are not of plain letters, true.
    fn has_like(&self, words: &str) -> bool {
        match words.bytes().next().map(|first| first.to_ascii_lowercase()) {
            Some(first @ b'a'..=b'z') if words.is_ascii() => {
                self.lengths[usize::from(first - b'a')] >> words.len().min(63) & 1 == 1
            }
            _ => true,
        }
    }
}

static BY_WORD: LazyLock<Words> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    let mut add = |list: &'static str, country, says| {
        for word in list.split('|').filter(|word| !word.is_empty()) {
            words.entry(word.to_lowercase()).or_insert((country, says));
            if says == Says::People && !word.ends_with("ese") && !word.ends_with('s') && !word.ends_with("sh") {
                words.entry(format!("{}s", word.to_lowercase())).or_insert((country, says));
            }
        }
    };
    for country in COUNTRIES {
        add(country.name, country, Says::Name);
        add(country.also, country, Says::Name);
        add(country.people, country, Says::People);
    }
    // Seats come last: Luxembourg is the country first and its capital second.
    COUNTRIES.iter().for_each(|country| add(country.seats, country, Says::Seat));
    let mut lengths = [0; 26];
    for word in words.keys() {
        if let Some(first @ b'a'..=b'z') = word.bytes().next() {
            lengths[usize::from(first - b'a')] |= 1 << word.len().min(63);
        }
    }
    Words { entries: words, lengths }
});

const fn c(name: &'static str, also: &'static str, people: &'static str, seats: &'static str) -> Country {
    Country { name, also, people, seats }
}

/// A table. Cities that are not seats of government are left out on purpose: they do not speak for their country.
const COUNTRIES: &[Country] = &[
    c("Afghanistan", "Islamic Emirate of Afghanistan", "Afghan", "Kabul"),
    c("Albania", "", "Albanian", "Tirana"),
    c("Algeria", "", "Algerian", "Algiers"),
    c("Andorra", "", "Andorran", ""),
    c("Angola", "", "Angolan", "Luanda"),
    c("Argentina", "", "Argentine|Argentinian|Argentinean", "Buenos Aires|Casa Rosada"),
    c("Armenia", "", "Armenian", "Yerevan"),
    c("Australia", "", "Australian|Aussie", "Canberra"),
    c("Austria", "", "Austrian", "Vienna"),
    c("Azerbaijan", "", "Azerbaijani|Azeri", "Baku"),
    c("Bahamas", "", "Bahamian", "Nassau"),
    c("Bahrain", "", "Bahraini", "Manama"),
    c("Bangladesh", "", "Bangladeshi", "Dhaka"),
    c("Barbados", "", "Barbadian|Bajan", "Bridgetown"),
    c("Belarus", "Byelorussia", "Belarusian|Belarussian", "Minsk"),
    c("Belgium", "", "Belgian", ""),
    c("Belize", "", "Belizean", "Belmopan"),
    c("Benin", "", "Beninese|Beninois", "Porto-Novo|Cotonou"),
    c("Bhutan", "", "Bhutanese", "Thimphu"),
    c("Bolivia", "", "Bolivian", "La Paz|Sucre"),
    c("Bosnia", "Bosnia and Herzegovina|Bosnia-Herzegovina", "Bosnian", "Sarajevo"),
    c("Botswana", "", "Motswana|Batswana", "Gaborone"),
    c("Brazil", "", "Brazilian", "Brasilia|Brasília|Planalto"),
    c(
        "Britain",
        "United Kingdom|UK|Great Britain",
        "British|Briton|Brit",
        "London|Downing Street|Whitehall|Westminster|10 Downing Street|Number 10|No 10",
    ),
    c("Brunei", "", "Bruneian", "Bandar Seri Begawan"),
    c("Bulgaria", "", "Bulgarian", "Sofia"),
    c("Burkina Faso", "", "Burkinabe|Burkinabè", "Ouagadougou"),
    c("Burundi", "", "Burundian", "Gitega|Bujumbura"),
    c("Cambodia", "Kampuchea", "Cambodian|Khmer", "Phnom Penh"),
    c("Cameroon", "", "Cameroonian", "Yaounde|Yaoundé"),
    c("Canada", "", "Canadian", "Ottawa"),
    c("Cape Verde", "Cabo Verde", "Cape Verdean", "Praia"),
    c("Central African Republic", "CAR", "Central African", "Bangui"),
    c("Chad", "", "Chadian", "N'Djamena|Ndjamena"),
    c("Chile", "", "Chilean", "Santiago|La Moneda"),
    c("China", "People's Republic of China|PRC|mainland China", "Chinese", "Beijing|Peking|Zhongnanhai"),
    c("Colombia", "", "Colombian", "Bogota|Bogotá"),
    c("Comoros", "", "Comorian", "Moroni"),
    c(
        "Congo",
        "Democratic Republic of Congo|Democratic Republic of the Congo|DRC|DR Congo|Zaire",
        "Congolese",
        "Kinshasa",
    ),
    c("Congo Republic", "Republic of Congo|Congo-Brazzaville", "", "Brazzaville"),
    c("Costa Rica", "", "Costa Rican", ""),
    c("Croatia", "", "Croatian|Croat", "Zagreb"),
    c("Cuba", "", "Cuban", "Havana"),
    c("Cyprus", "", "Cypriot", "Nicosia"),
    c("Czech Republic", "Czechia", "Czech", "Prague"),
    c("Denmark", "", "Danish|Dane", "Copenhagen"),
    c("Djibouti", "", "Djiboutian", ""),
    c("Dominica", "", "", "Roseau"),
    c("Dominican Republic", "", "Dominican", "Santo Domingo"),
    c("East Timor", "Timor-Leste", "Timorese|East Timorese", "Dili"),
    c("Ecuador", "", "Ecuadorian|Ecuadorean|Ecuadoran", "Quito"),
    c("Egypt", "", "Egyptian", "Cairo"),
    c("El Salvador", "", "Salvadoran|Salvadorian|Salvadorean", "San Salvador"),
    c("England", "", "English|Englishman|Englishwoman|Englishmen", ""),
    c("Equatorial Guinea", "", "Equatorial Guinean|Equatoguinean", "Malabo"),
    c("Eritrea", "", "Eritrean", "Asmara"),
    c("Estonia", "", "Estonian", "Tallinn"),
    c("Eswatini", "Swaziland", "Swazi", "Mbabane"),
    c("Ethiopia", "", "Ethiopian", "Addis Ababa"),
    c("Faroe Islands", "Faroes", "Faroese", "Torshavn"),
    c("Fiji", "", "Fijian", "Suva"),
    c("Finland", "", "Finnish|Finn", "Helsinki"),
    c("France", "", "French|Frenchman|Frenchwoman|Frenchmen", "Paris|Élysée|Elysee|Élysée Palace|Quai d'Orsay"),
    c("Gabon", "", "Gabonese", "Libreville"),
    c("Gambia", "", "Gambian", "Banjul"),
    c("Georgia", "", "Georgian", "Tbilisi"),
    c("Germany", "Federal Republic of Germany", "German", "Berlin"),
    c("Ghana", "", "Ghanaian", "Accra"),
    c("Greece", "", "Greek", "Athens"),
    c("Greenland", "", "Greenlandic|Greenlander", "Nuuk"),
    c("Guatemala", "", "Guatemalan", "Guatemala City"),
    c("Guinea", "", "Guinean", "Conakry"),
    c("Guinea-Bissau", "", "Bissau-Guinean", "Bissau"),
    c("Guyana", "", "Guyanese", "Georgetown"),
    c("Haiti", "", "Haitian", "Port-au-Prince"),
    c("Honduras", "", "Honduran", "Tegucigalpa"),
    c("Hong Kong", "", "Hongkonger|Hong Konger", ""),
    c("Hungary", "", "Hungarian", "Budapest"),
    c("Iceland", "", "Icelandic|Icelander", "Reykjavik|Reykjavík"),
    c("India", "", "Indian", "New Delhi|Delhi"),
    c("Indonesia", "", "Indonesian", "Jakarta"),
    c("Iran", "Islamic Republic of Iran|Islamic Republic|Persia", "Iranian|Persian", "Tehran|Teheran"),
    c("Iraq", "", "Iraqi", "Baghdad"),
    c("Ireland", "Republic of Ireland", "Irish|Irishman|Irishwoman|Irishmen", "Dublin"),
    c("Israel", "", "Israeli", "Jerusalem|Tel Aviv"),
    c("Italy", "", "Italian", "Rome|Quirinal|Palazzo Chigi"),
    c("Ivory Coast", "Cote d'Ivoire|Côte d'Ivoire", "Ivorian", "Yamoussoukro|Abidjan"),
    c("Jamaica", "", "Jamaican", "Kingston"),
    c("Japan", "", "Japanese", "Tokyo"),
    c("Jordan", "", "Jordanian", "Amman"),
    c("Kazakhstan", "", "Kazakh|Kazakhstani", "Astana|Nur-Sultan"),
    c("Kenya", "", "Kenyan", "Nairobi"),
    c("Kosovo", "", "Kosovar|Kosovan", "Pristina"),
    c("Kuwait", "", "Kuwaiti", "Kuwait City"),
    c("Kyrgyzstan", "", "Kyrgyz|Kyrgyzstani", "Bishkek"),
    c("Laos", "", "Lao|Laotian", "Vientiane"),
    c("Latvia", "", "Latvian", "Riga"),
    c("Lebanon", "", "Lebanese", "Beirut"),
    c("Lesotho", "", "Mosotho|Basotho", "Maseru"),
    c("Liberia", "", "Liberian", "Monrovia"),
    c("Libya", "", "Libyan", "Tripoli"),
    c("Liechtenstein", "", "Liechtensteiner", "Vaduz"),
    c("Lithuania", "", "Lithuanian", "Vilnius"),
    c("Luxembourg", "", "Luxembourger|Luxembourgish", ""),
    c("Madagascar", "", "Malagasy|Madagascan", "Antananarivo"),
    c("Malawi", "", "Malawian", "Lilongwe"),
    c("Malaysia", "", "Malaysian", "Kuala Lumpur|Putrajaya"),
    c("Maldives", "", "Maldivian", "Male|Malé"),
    c("Mali", "", "Malian", "Bamako"),
    c("Malta", "", "Maltese", "Valletta"),
    c("Mauritania", "", "Mauritanian", "Nouakchott"),
    c("Mauritius", "", "Mauritian", "Port Louis"),
    c("Mexico", "", "Mexican", "Mexico City"),
    c("Moldova", "", "Moldovan", "Chisinau"),
    c("Monaco", "", "Monegasque|Monégasque", ""),
    c("Mongolia", "", "Mongolian|Mongol", "Ulaanbaatar|Ulan Bator"),
    c("Montenegro", "", "Montenegrin", "Podgorica"),
    c("Morocco", "", "Moroccan", "Rabat"),
    c("Mozambique", "", "Mozambican", "Maputo"),
    c("Myanmar", "Burma", "Burmese|Myanma", "Naypyidaw|Naypyitaw|Yangon|Rangoon"),
    c("Namibia", "", "Namibian", "Windhoek"),
    c("Nepal", "", "Nepali|Nepalese", "Kathmandu"),
    c("Netherlands", "Holland", "Dutch|Dutchman|Dutchwoman|Dutchmen", "The Hague|Hague|Amsterdam"),
    c("New Zealand", "", "New Zealander|Kiwi", "Wellington|Beehive"),
    c("Nicaragua", "", "Nicaraguan", "Managua"),
    c("Niger", "", "Nigerien", "Niamey"),
    c("Nigeria", "", "Nigerian", "Abuja"),
    c("North Korea", "Democratic People's Republic of Korea|DPRK", "North Korean", "Pyongyang"),
    c("North Macedonia", "Macedonia", "Macedonian", "Skopje"),
    c("Northern Ireland", "Ulster", "Northern Irish", "Belfast|Stormont"),
    c("Norway", "", "Norwegian", "Oslo"),
    c("Oman", "", "Omani", "Muscat"),
    c("Pakistan", "", "Pakistani", "Islamabad|Rawalpindi"),
    c("Palestine", "Palestinian Authority|Palestinian territories", "Palestinian", "Ramallah"),
    c("Panama", "", "Panamanian", "Panama City"),
    c("Papua New Guinea", "PNG", "Papua New Guinean", "Port Moresby"),
    c("Paraguay", "", "Paraguayan", "Asuncion|Asunción"),
    c("Peru", "", "Peruvian", "Lima"),
    c("Philippines", "", "Filipino|Philippine|Filipina", "Manila|Malacanang|Malacañang"),
    c("Poland", "", "Polish|Pole", "Warsaw"),
    c("Portugal", "", "Portuguese", "Lisbon"),
    c("Puerto Rico", "", "Puerto Rican", ""),
    c("Qatar", "", "Qatari", "Doha"),
    c("Romania", "", "Romanian", "Bucharest"),
    c("Russia", "Russian Federation", "Russian", "Moscow|Kremlin"),
    c("Rwanda", "", "Rwandan", "Kigali"),
    c("Samoa", "", "Samoan", "Apia"),
    c("Saudi Arabia", "", "Saudi|Saudi Arabian", "Riyadh"),
    c("Scotland", "", "Scottish|Scot|Scotsman|Scotswoman", "Holyrood"),
    c("Senegal", "", "Senegalese", "Dakar"),
    c("Serbia", "", "Serbian|Serb", "Belgrade"),
    c("Seychelles", "", "Seychellois", ""),
    c("Sierra Leone", "", "Sierra Leonean", "Freetown"),
    c("Singapore", "", "Singaporean", ""),
    c("Slovakia", "", "Slovak|Slovakian", "Bratislava"),
    c("Slovenia", "", "Slovenian|Slovene", "Ljubljana"),
    c("Solomon Islands", "", "Solomon Islander", "Honiara"),
    c("Somalia", "", "Somali|Somalian", "Mogadishu|Villa Somalia"),
    c("South Africa", "", "South African", "Pretoria"),
    c("South Korea", "Republic of Korea", "South Korean", "Seoul|Blue House"),
    c("South Sudan", "", "South Sudanese", "Juba"),
    c("Spain", "", "Spanish|Spaniard", "Madrid|Moncloa"),
    c("Sri Lanka", "Ceylon", "Sri Lankan", "Colombo"),
    c("Sudan", "", "Sudanese", "Khartoum|Port Sudan"),
    c("Suriname", "", "Surinamese", "Paramaribo"),
    c("Sweden", "", "Swedish|Swede", "Stockholm"),
    c("Switzerland", "", "Swiss", "Bern|Berne"),
    c("Syria", "", "Syrian", "Damascus"),
    c("Taiwan", "", "Taiwanese", "Taipei"),
    c("Tajikistan", "", "Tajik|Tajikistani", "Dushanbe"),
    c("Tanzania", "", "Tanzanian", "Dodoma|Dar es Salaam"),
    c("Thailand", "", "Thai", "Bangkok"),
    c("Togo", "", "Togolese", "Lome|Lomé"),
    c("Tonga", "", "Tongan", "Nuku'alofa"),
    c("Trinidad and Tobago", "Trinidad", "Trinidadian", "Port of Spain"),
    c("Tunisia", "", "Tunisian", "Tunis"),
    c("Turkey", "Türkiye|Turkiye", "Turkish|Turk", "Ankara"),
    c("Turkmenistan", "", "Turkmen", "Ashgabat"),
    c("Uganda", "", "Ugandan", "Kampala"),
    c("Ukraine", "", "Ukrainian", "Kyiv|Kiev"),
    c("United Arab Emirates", "UAE|Emirates", "Emirati", "Abu Dhabi"),
    c(
        "United States",
        "United States of America|US|USA|America",
        "American",
        "Washington|White House|Pentagon|State Department|Capitol Hill|Foggy Bottom|Oval Office",
    ),
    c("Uruguay", "", "Uruguayan", "Montevideo"),
    c("Uzbekistan", "", "Uzbek|Uzbekistani", "Tashkent"),
    c("Vanuatu", "", "Ni-Vanuatu", "Port Vila"),
    c("Vatican", "Holy See|Vatican City", "", ""),
    c("Venezuela", "", "Venezuelan", "Caracas|Miraflores"),
    c("Vietnam", "Viet Nam", "Vietnamese", "Hanoi"),
    c("Wales", "", "Welsh|Welshman|Welshwoman", "Cardiff"),
    c("Yemen", "", "Yemeni", "Sanaa|Sana'a|Aden"),
    c("Zambia", "", "Zambian", "Lusaka"),
    c("Zimbabwe", "", "Zimbabwean", "Harare"),
];

/// Whether `adjective` is made from the name of the place `name` as English makes such words: Zembaria and Zembarian,
/// Pellia and Pellian, Benin and Beninese. For places that no list knows.
pub fn derived(name: &str, adjective: &str) -> bool {
    const ENDINGS: &[&str] = &["ian", "ean", "an", "n", "ese", "ish", "i", "er", "ite"];
    let (name, adjective) = (lower(name), lower(adjective));
    let adjective = adjective.strip_suffix('s').filter(|rest| rest.len() > 4).unwrap_or(&adjective);
    let stem = name.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    stem.len() >= 3
        && ENDINGS.iter().filter_map(|ending| adjective.strip_suffix(ending)).any(|rest| {
            let rest = rest.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']);
            rest == stem
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_people_and_seats() {
        let says = |words| country(words).map(|(country, says)| (country.name, says));
        assert_eq!(says("the U.S."), Some(("United States", Says::Name)));
        assert_eq!(says("Danes"), Some(("Denmark", Says::People)));
        assert_eq!(says("the Kremlin"), Some(("Russia", Says::Seat)));
        assert_eq!(says("Luxembourg"), Some(("Luxembourg", Says::Name)));
        assert_eq!(says("Borovia"), None);
        assert!(derived("Borovia", "Borovian") && derived("Lumbaya", "Lumbayans") && !derived("Borovia", "Bostonian"));
    }
}
