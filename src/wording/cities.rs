//! Large cities that are no capitals, by country: who was in Geneva was not in Lyon.
//!
//! Names that several large cities bear are left out, and towns that have grown into one with a larger neighbour.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The country that a large city lies in, by its English name; `None` of others, and of capitals, which
/// [`super::countries`] knows.
pub fn country_of(city: &str) -> Option<&'static str> {
    BY_CITY.get(city).copied()
}

static BY_CITY: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    CITIES.iter().flat_map(|&(country, cities)| cities.split('|').map(move |city| (city, country))).collect()
});

/// A country as [`super::countries`] names it, and its cities.
const CITIES: &[(&str, &str)] = &[
    ("Afghanistan", "Kandahar|Herat|Mazar-i-Sharif|Jalalabad|Kunduz"),
    ("Algeria", "Oran|Annaba"),
    ("Argentina", "Rosario|Mendoza|Mar del Plata"),
    ("Australia", "Sydney|Melbourne|Brisbane|Perth|Adelaide|Darwin|Hobart"),
    ("Austria", "Graz|Linz|Salzburg|Innsbruck"),
    ("Bangladesh", "Chittagong|Khulna|Sylhet|Rajshahi"),
    ("Belgium", "Antwerp|Ghent|Liège|Bruges"),
    ("Bolivia", "Cochabamba"),
    ("Brazil", "São Paulo|Rio de Janeiro|Salvador|Fortaleza|Belo Horizonte|Manaus|Recife|Curitiba|Porto Alegre"),
    (
        "Britain",
        "Manchester|Liverpool|Leeds|Sheffield|Bristol|Glasgow|Edinburgh|Swansea|Aberdeen|Dundee|Leicester|Nottingham|Plymouth|Southampton|Brighton|Oxford",
    ),
    ("Bulgaria", "Plovdiv|Varna|Burgas"),
    ("Cameroon", "Douala"),
    ("Canada", "Toronto|Montreal|Vancouver|Calgary|Edmonton|Winnipeg|Quebec City"),
    ("Chile", "Valparaíso|Concepción|Antofagasta"),
    ("China", "Shanghai|Guangzhou|Shenzhen|Chongqing|Tianjin|Wuhan|Chengdu|Nanjing|Xi'an|Harbin|Hangzhou|Urumqi|Lhasa"),
    ("Colombia", "Medellín|Cali|Barranquilla|Bucaramanga"),
    ("Croatia", "Split|Rijeka|Dubrovnik"),
    ("Czech Republic", "Brno|Ostrava|Plzeň"),
    ("Congo", "Goma|Lubumbashi|Bukavu|Kisangani"),
    ("Denmark", "Aarhus|Odense|Aalborg"),
    ("Ecuador", "Guayaquil|Cuenca"),
    ("Egypt", "Suez|Port Said|Luxor|Aswan"),
    ("Ethiopia", "Mekelle|Gondar|Dire Dawa"),
    ("Finland", "Tampere|Turku|Oulu"),
    ("France", "Marseille|Lyon|Toulouse|Nice|Nantes|Strasbourg|Bordeaux|Lille|Rennes|Montpellier|Calais|Grenoble"),
    (
        "Germany",
        "Hamburg|Munich|Cologne|Frankfurt|Stuttgart|Düsseldorf|Dortmund|Leipzig|Dresden|Bremen|Hanover|Nuremberg|Bonn",
    ),
    ("Ghana", "Kumasi|Tamale"),
    ("Greece", "Thessaloniki|Patras|Heraklion"),
    ("Hungary", "Debrecen|Szeged|Pécs"),
    (
        "India",
        "Mumbai|Kolkata|Chennai|Bangalore|Bengaluru|Ahmedabad|Pune|Jaipur|Lucknow|Kanpur|Nagpur|Varanasi|Srinagar|Amritsar|Bhopal",
    ),
    ("Indonesia", "Surabaya|Bandung|Medan|Makassar|Semarang"),
    ("Iran", "Isfahan|Mashhad|Shiraz|Tabriz|Ahvaz"),
    ("Iraq", "Basra|Mosul|Erbil|Kirkuk|Najaf|Karbala|Fallujah"),
    ("Ireland", "Cork|Limerick|Galway"),
    ("Israel", "Haifa|Beersheba|Eilat|Ashdod"),
    ("Italy", "Milan|Naples|Turin|Palermo|Genoa|Bologna|Florence|Venice|Bari|Catania|Verona|Trieste"),
    ("Japan", "Osaka|Nagoya|Sapporo|Fukuoka|Kobe|Kyoto|Hiroshima|Sendai|Nagasaki"),
    ("Kazakhstan", "Almaty|Shymkent|Karaganda"),
    ("Kenya", "Mombasa|Kisumu|Nakuru|Eldoret"),
    ("Kyrgyzstan", "Osh"),
    ("Lebanon", "Sidon|Tyre"),
    ("Libya", "Benghazi|Misrata|Sirte|Tobruk|Derna"),
    ("Lithuania", "Kaunas|Klaipėda"),
    ("Malaysia", "Johor Bahru|Penang|Ipoh"),
    ("Mexico", "Guadalajara|Monterrey|Tijuana|Ciudad Juárez|Acapulco|Veracruz|Culiacán|Cancún"),
    ("Morocco", "Casablanca|Marrakesh|Fez|Tangier|Agadir"),
    ("Mozambique", "Beira|Nampula"),
    ("Myanmar", "Mandalay|Sittwe|Myitkyina"),
    ("Nepal", "Pokhara|Biratnagar"),
    ("Netherlands", "Rotterdam|Utrecht|Eindhoven|Groningen"),
    ("New Zealand", "Auckland|Christchurch|Dunedin"),
    ("Nigeria", "Lagos|Kano|Ibadan|Port Harcourt|Kaduna|Maiduguri|Jos|Enugu"),
    ("Norway", "Bergen|Trondheim|Stavanger|Tromsø"),
    ("Pakistan", "Karachi|Lahore|Peshawar|Quetta|Multan|Faisalabad"),
    ("Peru", "Arequipa|Cusco|Trujillo|Ayacucho"),
    ("Philippines", "Davao|Cebu|Zamboanga|Tacloban|Iloilo"),
    ("Poland", "Kraków|Krakow|Gdańsk|Gdansk|Wrocław|Wroclaw|Poznań|Poznan|Lublin|Katowice"),
    ("Portugal", "Porto|Braga|Coimbra|Faro"),
    ("Romania", "Cluj|Timișoara|Timisoara|Constanța|Brașov"),
    (
        "Russia",
        "Saint Petersburg|St. Petersburg|Novosibirsk|Yekaterinburg|Kazan|Samara|Rostov-on-Don|Vladivostok|Volgograd|Sochi|Murmansk|Belgorod|Kursk|Grozny",
    ),
    ("Saudi Arabia", "Jeddah|Mecca|Medina|Dammam"),
    ("Serbia", "Novi Sad|Niš"),
    ("Slovakia", "Košice"),
    ("Somalia", "Kismayo|Baidoa|Hargeisa"),
    ("South Africa", "Johannesburg|Cape Town|Durban|Port Elizabeth"),
    ("South Korea", "Busan|Incheon|Daegu|Gwangju"),
    ("Spain", "Barcelona|Seville|Bilbao|Málaga|Malaga|Zaragoza"),
    ("Sudan", "El Fasher|Nyala|El Obeid"),
    ("Sweden", "Gothenburg|Malmö|Malmo|Uppsala|Lund"),
    ("Switzerland", "Zurich|Zürich|Geneva|Basel|Lausanne|Lugano"),
    ("Syria", "Aleppo|Homs|Hama|Idlib|Raqqa|Latakia|Palmyra"),
    ("Taiwan", "Kaohsiung|Taichung|Tainan"),
    ("Tanzania", "Arusha|Mwanza"),
    ("Thailand", "Chiang Mai|Phuket|Pattaya"),
    ("Turkey", "Istanbul|Izmir|Antalya|Adana|Gaziantep|Diyarbakir|Bursa|Trabzon"),
    ("Ukraine", "Kharkiv|Odesa|Odessa|Lviv|Dnipro|Zaporizhzhia|Mariupol|Kherson|Donetsk|Luhansk|Bakhmut|Mykolaiv"),
    ("United Arab Emirates", "Dubai|Sharjah"),
    (
        "United States",
        "Los Angeles|Chicago|Houston|Philadelphia|Phoenix|San Diego|Dallas|Detroit|Seattle|Denver|Boston|Atlanta|Miami|Baltimore|Cleveland|Pittsburgh|Minneapolis|New Orleans|Las Vegas|Milwaukee|Memphis|Nashville|Cincinnati|San Francisco|Sacramento|Tampa|Honolulu|Anchorage|Omaha|Tulsa|Louisville|Indianapolis|Charlotte|Buffalo|Salt Lake City|Albuquerque|El Paso|San Antonio|Austin",
    ),
    ("Uzbekistan", "Samarkand|Bukhara"),
    ("Venezuela", "Maracaibo|Barquisimeto"),
    ("Vietnam", "Ho Chi Minh City|Da Nang|Haiphong|Hue"),
    ("Yemen", "Taiz|Hodeidah|Marib"),
    ("Zimbabwe", "Bulawayo"),
];

#[cfg(test)]
mod tests {
    use super::super::countries::{Says, country};
    use super::*;

    #[test]
    fn a_city_stands_once_and_in_a_known_country() {
        let mut all: Vec<&str> = CITIES.iter().flat_map(|(_, cities)| cities.split('|')).collect();
        let many = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), many);
        for (name, _) in CITIES {
            assert_eq!(country(name).map(|(known, says)| (known.name, says)), Some((*name, Says::Name)), "{name}");
        }
        assert!(
            all.iter().all(|city| country(city).is_none()),
            "{:?}",
            all.iter().filter(|c| country(c).is_some()).collect::<Vec<_>>()
        );
        assert_eq!(country_of("Geneva"), Some("Switzerland"));
        assert_eq!(country_of("Oslo"), None);
    }
}
