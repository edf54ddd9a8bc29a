use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::str::FromStr;
use std::sync::LazyLock;

/// What a unit measures. Only values of one dimension can be compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Dimension {
    /// In metres.
    Length,
    /// In square metres.
    Area,
    /// In litres.
    Volume,
    /// In kilograms.
    Mass,
    /// In metres a second.
    Speed,
    /// In degrees Celsius, after [`Unit::offset`].
    Temperature,
    /// In joules.
    Energy,
    /// In watts.
    Power,
    /// In pascals.
    Pressure,
    /// In seconds; a month is the twelfth of a mean Gregorian year.
    Duration,
    /// In bytes.
    Data,
    /// In hertz.
    Frequency,
    /// In volts.
    Voltage,
    /// In sieverts.
    Dose,
    /// In degrees of arc.
    Angle,
    /// A part of one: percent.
    Share,
    /// In percentage points, which are differences of shares.
    Points,
    /// Money, by its code; `cent` for the small coins of no named currency.
    Money(&'static str),
    /// How often: `three times`.
    Times,
}

/// A unit of measure, with the way to the base unit of its dimension.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Its name in English, singular: `kilometre`, `percent`, `dollar`.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units it is.
    pub factor: Decimal,
    /// What is taken away before the factor is applied: 32 for Fahrenheit.
    pub offset: Decimal,
    /// How many percent the unit itself may be off, where one word names several units: a ton, a month.
    pub blur: u8,
}

impl Unit {
    /// `value` in base units of the dimension; none if it is too large to be said.
    pub fn to_base(self, value: Decimal) -> Option<Decimal> {
        value.checked_sub(self.offset)?.checked_mul(self.factor)
    }
}

/// The unit that `words` name, in lower case, single spaces between them: `square miles`, `percent`, `euros`.
pub fn unit(words: &str) -> Option<Unit> {
    UNITS.get(words).copied()
}

/// The unit that `letters` stand for right after digits, as they are written: `km`, `m`, `MW`, `C`.
pub fn abbreviation(letters: &str) -> Option<Unit> {
    ABBREVIATIONS.get(letters).and_then(|&name| unit(name))
}

/// The currency of a sign or a code that stands before or after the digits: `$`, `US$`, `£`, `Rs`, `EUR`.
pub fn currency(sign: &str) -> Option<Unit> {
    CURRENCIES.get(sign).and_then(|&name| unit(name))
}

/// Whether `word` begins the name of a unit that has several words.
pub fn opens_unit(word: &str) -> bool {
    OPENERS.contains_key(word)
}

static UNITS: LazyLock<FxHashMap<&'static str, Unit>> = LazyLock::new(|| {
    let mut all = FxHashMap::default();
    for &(name, dimension, factor, blur, words) in TABLE {
        let factor = Decimal::from_str(factor).unwrap_or(Decimal::ONE);
        let offset = if name == "degree Fahrenheit" { Decimal::from(32) } else { Decimal::ZERO };
        let unit = Unit { name, dimension, factor, offset, blur };
        all.insert(name, unit);
        all.extend(words.split('|').filter(|word| !word.is_empty()).map(|word| (word, unit)));
    }
    all
});

static OPENERS: LazyLock<FxHashMap<&'static str, ()>> =
    LazyLock::new(|| UNITS.keys().filter_map(|words| words.split_once(' ')).map(|(first, _)| (first, ())).collect());

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| SHORT.iter().copied().collect());

static CURRENCIES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| SIGNS.iter().copied().collect());

use Dimension::{
    Angle, Area, Data, Dose, Duration, Energy, Frequency, Length, Mass, Money, Points, Power, Pressure, Share, Speed,
    Temperature, Times, Voltage, Volume,
};

/// Name, dimension, base units in one, percent of blur, and the other words for it.
type Row = (&'static str, Dimension, &'static str, u8, &'static str);

#[rustfmt::skip]
const TABLE: &[Row] = &[
    ("millimetre", Length, "0.001", 0, "millimetres|millimeter|millimeters"),
    ("centimetre", Length, "0.01", 0, "centimetres|centimeter|centimeters"),
    ("metre", Length, "1", 0, "metres|meter|meters"),
    ("kilometre", Length, "1000", 0, "kilometres|kilometer|kilometers|kms"),
    ("inch", Length, "0.0254", 0, "inches"),
    ("foot", Length, "0.3048", 0, "feet"),
    ("yard", Length, "0.9144", 0, "yards"),
    ("mile", Length, "1609.344", 0, "miles"),
    ("nautical mile", Length, "1852", 0, "nautical miles|sea mile|sea miles"),
    ("light-year", Length, "9460730472580800", 0, "light-years|light years|light year"),
    ("micrometre", Length, "0.000001", 0, "micrometres|micrometers|microns|micron"),
    ("nanometre", Length, "0.000000001", 0, "nanometres|nanometers|nanometer"),
    ("square metre", Area, "1", 0, "square metres|square meter|square meters|sq m|square-metre|square-meter"),
    ("square kilometre", Area, "1000000", 0, "square kilometres|square kilometer|square kilometers|sq km|square-kilometre|square-kilometer"),
    ("square mile", Area, "2589988.110336", 0, "square miles|sq mi|sq miles|square-mile"),
    ("square foot", Area, "0.09290304", 0, "square feet|sq ft|square-foot"),
    ("square yard", Area, "0.83612736", 0, "square yards"),
    ("acre", Area, "4046.8564224", 0, "acres"),
    ("hectare", Area, "10000", 0, "hectares"),
    ("millilitre", Volume, "0.001", 0, "millilitres|milliliter|milliliters"),
    ("litre", Volume, "1", 0, "litres|liter|liters"),
    ("cubic metre", Volume, "1000", 0, "cubic metres|cubic meter|cubic meters|cu m"),
    ("cubic kilometre", Volume, "1000000000000", 0, "cubic kilometres|cubic kilometer|cubic kilometers"),
    ("cubic foot", Volume, "28.316846592", 0, "cubic feet|cu ft"),
    ("cubic yard", Volume, "764.554857984", 0, "cubic yards"),
    ("gallon", Volume, "3.785411784", 0, "gallons"),
    ("pint", Volume, "0.473176473", 20, "pints"),
    ("quart", Volume, "0.946352946", 20, "quarts"),
    ("barrel", Volume, "158.987294928", 0, "barrels"),
    ("tablespoon", Volume, "0.0147867648", 2, "tablespoons|tbsp"),
    ("teaspoon", Volume, "0.00492892159", 2, "teaspoons|tsp"),
    ("milligram", Mass, "0.000001", 0, "milligrams|milligramme|milligrammes"),
    ("microgram", Mass, "0.000000001", 0, "micrograms"),
    ("gram", Mass, "0.001", 0, "grams|gramme|grammes"),
    ("kilogram", Mass, "1", 0, "kilograms|kilogramme|kilogrammes|kilo|kilos"),
    ("tonne", Mass, "1000", 0, "tonnes|metric ton|metric tons"),
    ("ton", Mass, "907.18474", 12, "tons"),
    ("kiloton", Mass, "1000000", 0, "kilotons|kilotonne|kilotonnes"),
    ("megaton", Mass, "1000000000", 0, "megatons|megatonne|megatonnes"),
    ("pound", Mass, "0.45359237", 0, "pounds|pound-mass"),
    ("ounce", Mass, "0.028349523125", 10, "ounces"),
    ("stone", Mass, "6.35029318", 0, "stones"),
    ("carat", Mass, "0.0002", 0, "carats"),
    ("mile an hour", Speed, "0.44704", 0, "miles per hour|miles an hour|mile per hour|mph|miles-per-hour|mile-an-hour|mile-per-hour"),
    ("kilometre an hour", Speed, "0.2777777777777777777777777778", 0, "kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|kilometre per hour|kilometer per hour|kph|kmh|kmph|km per hour|km an hour|kilometres-per-hour|kilometers-per-hour|kilometer-an-hour|kilometre-an-hour"),
    ("metre a second", Speed, "1", 0, "metres per second|meters per second|metres a second|meters a second"),
    ("foot a second", Speed, "0.3048", 0, "feet per second|feet a second"),
    ("knot", Speed, "0.5144444444444444444444444444", 0, "knots"),
    ("degree Celsius", Temperature, "1", 0, "degrees celsius|degrees centigrade|celsius|degree celsius|degrees c|centigrade|deg c"),
    ("degree Fahrenheit", Temperature, "0.5555555555555555555555555556", 0, "degrees fahrenheit|fahrenheit|degree fahrenheit|degrees f|deg f"),
    ("joule", Energy, "1", 0, "joules"),
    ("kilojoule", Energy, "1000", 0, "kilojoules"),
    ("calorie", Energy, "4184", 0, "calories|kilocalories|kilocalorie"),
    ("kilowatt-hour", Energy, "3600000", 0, "kilowatt-hours|kilowatt hours|kilowatt hour"),
    ("megawatt-hour", Energy, "3600000000", 0, "megawatt-hours|megawatt hours|megawatt hour"),
    ("gigawatt-hour", Energy, "3600000000000", 0, "gigawatt-hours|gigawatt hours|gigawatt hour"),
    ("terawatt-hour", Energy, "3600000000000000", 0, "terawatt-hours|terawatt hours|terawatt hour"),
    ("watt", Power, "1", 0, "watts"),
    ("kilowatt", Power, "1000", 0, "kilowatts"),
    ("megawatt", Power, "1000000", 0, "megawatts"),
    ("gigawatt", Power, "1000000000", 0, "gigawatts"),
    ("horsepower", Power, "745.699872", 2, "hp|bhp"),
    ("pascal", Pressure, "1", 0, "pascals"),
    ("hectopascal", Pressure, "100", 0, "hectopascals"),
    ("millibar", Pressure, "100", 0, "millibars"),
    ("pound per square inch", Pressure, "6894.757293168", 0, "pounds per square inch|psi"),
    ("millisecond", Duration, "0.001", 0, "milliseconds"),
    ("second", Duration, "1", 0, "seconds"),
    ("minute", Duration, "60", 0, "minutes"),
    ("hour", Duration, "3600", 0, "hours"),
    ("day", Duration, "86400", 0, "days"),
    ("night", Duration, "86400", 0, "nights"),
    ("week", Duration, "604800", 0, "weeks"),
    ("fortnight", Duration, "1209600", 0, "fortnights"),
    ("month", Duration, "2629746", 2, "months"),
    ("quarter", Duration, "7889238", 2, "quarters"),
    ("year", Duration, "31556952", 0, "years"),
    ("decade", Duration, "315569520", 0, "decades"),
    ("century", Duration, "3155695200", 0, "centuries"),
    ("byte", Data, "1", 0, "bytes"),
    ("kilobyte", Data, "1000", 0, "kilobytes"),
    ("megabyte", Data, "1000000", 0, "megabytes"),
    ("gigabyte", Data, "1000000000", 0, "gigabytes"),
    ("terabyte", Data, "1000000000000", 0, "terabytes"),
    ("petabyte", Data, "1000000000000000", 0, "petabytes"),
    ("exabyte", Data, "1000000000000000000", 0, "exabytes"),
    ("hertz", Frequency, "1", 0, ""),
    ("kilohertz", Frequency, "1000", 0, ""),
    ("megahertz", Frequency, "1000000", 0, ""),
    ("gigahertz", Frequency, "1000000000", 0, ""),
    ("volt", Voltage, "1", 0, "volts"),
    ("kilovolt", Voltage, "1000", 0, "kilovolts"),
    ("millisievert", Dose, "0.001", 0, "millisieverts"),
    ("microsievert", Dose, "0.000001", 0, "microsieverts"),
    ("degree", Angle, "1", 0, "degrees"),
    ("percent", Share, "0.01", 0, "per cent|percents|pct|per-cent|%"),
    ("percentage point", Points, "1", 0, "percentage points|percent point|percent points|percentage-point|points of a percent|pp"),
    ("basis point", Points, "0.01", 0, "basis points|basis-point|bps"),
    ("time", Times, "1", 0, "times"),
    ("cent", Money("cent"), "0.01", 0, "cents"),
    ("penny", Money("GBP"), "0.01", 0, "pence|pennies"),
    ("dollar", Money("USD"), "1", 0, "dollars|us dollars|us dollar|u.s. dollars|american dollars|bucks"),
    ("Australian dollar", Money("AUD"), "1", 0, "australian dollars"),
    ("Canadian dollar", Money("CAD"), "1", 0, "canadian dollars"),
    ("New Zealand dollar", Money("NZD"), "1", 0, "new zealand dollars"),
    ("Hong Kong dollar", Money("HKD"), "1", 0, "hong kong dollars"),
    ("Singapore dollar", Money("SGD"), "1", 0, "singapore dollars"),
    ("Taiwan dollar", Money("TWD"), "1", 0, "taiwan dollars|taiwanese dollars"),
    ("euro", Money("EUR"), "1", 0, "euros"),
    ("pound sterling", Money("GBP"), "1", 0, "pounds sterling|british pounds|british pound|quid|sterling"),
    ("Egyptian pound", Money("EGP"), "1", 0, "egyptian pounds"),
    ("Lebanese pound", Money("LBP"), "1", 0, "lebanese pounds"),
    ("Syrian pound", Money("SYP"), "1", 0, "syrian pounds"),
    ("yen", Money("JPY"), "1", 0, "japanese yen"),
    ("yuan", Money("CNY"), "1", 0, "renminbi|chinese yuan"),
    ("won", Money("KRW"), "1", 0, "south korean won|korean won"),
    ("rupee", Money("INR"), "1", 0, "rupees|indian rupees|indian rupee"),
    ("Pakistani rupee", Money("PKR"), "1", 0, "pakistani rupees"),
    ("Sri Lankan rupee", Money("LKR"), "1", 0, "sri lankan rupees"),
    ("rupiah", Money("IDR"), "1", 0, "rupiahs"),
    ("rouble", Money("RUB"), "1", 0, "roubles|rubles|ruble"),
    ("Swiss franc", Money("CHF"), "1", 0, "swiss francs"),
    ("franc", Money("franc"), "1", 0, "francs"),
    ("CFA franc", Money("XAF"), "1", 0, "cfa francs|cfa"),
    ("peso", Money("peso"), "1", 0, "pesos"),
    ("Mexican peso", Money("MXN"), "1", 0, "mexican pesos"),
    ("real", Money("BRL"), "1", 0, "reais|brazilian reais|reals"),
    ("rand", Money("ZAR"), "1", 0, ""),
    ("naira", Money("NGN"), "1", 0, ""),
    ("cedi", Money("GHS"), "1", 0, "cedis"),
    ("shilling", Money("shilling"), "1", 0, "shillings"),
    ("Kenyan shilling", Money("KES"), "1", 0, "kenyan shillings|kenya shillings"),
    ("birr", Money("ETB"), "1", 0, ""),
    ("dinar", Money("dinar"), "1", 0, "dinars"),
    ("dirham", Money("AED"), "1", 0, "dirhams"),
    ("riyal", Money("SAR"), "1", 0, "riyals|rials|rial"),
    ("lira", Money("TRY"), "1", 0, "liras|turkish lira|turkish liras|lire"),
    ("baht", Money("THB"), "1", 0, ""),
    ("ringgit", Money("MYR"), "1", 0, ""),
    ("dong", Money("VND"), "1", 0, ""),
    ("taka", Money("BDT"), "1", 0, ""),
    ("afghani", Money("AFN"), "1", 0, "afghanis"),
    ("zloty", Money("PLN"), "1", 0, "zlotys|zlotych"),
    ("koruna", Money("CZK"), "1", 0, "korunas|koruny"),
    ("crown", Money("crown"), "1", 0, "crowns"),
    ("krona", Money("SEK"), "1", 0, "kronor|swedish kronor|swedish kronas|swedish crowns"),
    ("krone", Money("NOK"), "1", 0, "kroner|norwegian kroner|norwegian crowns"),
    ("Danish krone", Money("DKK"), "1", 0, "danish kroner|danish crowns"),
    ("forint", Money("HUF"), "1", 0, "forints"),
    ("leu", Money("RON"), "1", 0, "lei"),
    ("lev", Money("BGN"), "1", 0, "leva"),
    ("hryvnia", Money("UAH"), "1", 0, "hryvnias"),
    ("tenge", Money("KZT"), "1", 0, ""),
    ("manat", Money("AZN"), "1", 0, "manats"),
    ("shekel", Money("ILS"), "1", 0, "shekels"),
    ("bitcoin", Money("BTC"), "1", 0, "bitcoins"),
];

#[rustfmt::skip]
const SHORT: &[(&str, &str)] = &[
    ("mm", "millimetre"), ("cm", "centimetre"), ("m", "metre"), ("km", "kilometre"), ("kms", "kilometre"), ("in", "inch"), ("ins", "inch"),
    ("nm", "nanometre"), ("ft", "foot"), ("yd", "yard"), ("yds", "yard"), ("mi", "mile"), ("nmi", "nautical mile"),
    ("km2", "square kilometre"), ("km²", "square kilometre"), ("m2", "square metre"), ("m²", "square metre"), ("sqm", "square metre"),
    ("sqft", "square foot"), ("ha", "hectare"), ("ac", "acre"), ("m3", "cubic metre"), ("m³", "cubic metre"), ("km3", "cubic kilometre"),
    ("km³", "cubic kilometre"), ("ml", "millilitre"), ("mL", "millilitre"), ("l", "litre"), ("L", "litre"), ("gal", "gallon"), ("bbl", "barrel"),
    ("mg", "milligram"), ("g", "gram"), ("kg", "kilogram"), ("kgs", "kilogram"), ("t", "tonne"), ("lb", "pound"), ("lbs", "pound"), ("oz", "ounce"),
    ("kt", "knot"), ("kts", "knot"), ("mph", "mile an hour"), ("kph", "kilometre an hour"), ("kmh", "kilometre an hour"),
    ("kmph", "kilometre an hour"), ("C", "degree Celsius"), ("F", "degree Fahrenheit"), ("kWh", "kilowatt-hour"), ("MWh", "megawatt-hour"),
    ("GWh", "gigawatt-hour"), ("TWh", "terawatt-hour"), ("W", "watt"), ("kW", "kilowatt"), ("MW", "megawatt"), ("GW", "gigawatt"), ("hp", "horsepower"),
    ("hPa", "hectopascal"), ("mb", "millibar"), ("psi", "pound per square inch"), ("ms", "millisecond"), ("s", "second"), ("sec", "second"),
    ("secs", "second"), ("min", "minute"), ("mins", "minute"), ("h", "hour"), ("hr", "hour"), ("hrs", "hour"), ("yr", "year"), ("yrs", "year"),
    ("KB", "kilobyte"), ("kB", "kilobyte"), ("MB", "megabyte"), ("GB", "gigabyte"), ("TB", "terabyte"), ("PB", "petabyte"), ("Hz", "hertz"),
    ("kHz", "kilohertz"), ("MHz", "megahertz"), ("GHz", "gigahertz"), ("V", "volt"), ("kV", "kilovolt"), ("mSv", "millisievert"),
    ("pct", "percent"), ("pc", "percent"), ("pp", "percentage point"), ("bp", "basis point"), ("bps", "basis point"), ("p", "penny"), ("x", "time"),
    ("c", "cent"), ("tbsp", "tablespoon"), ("tsp", "teaspoon"),
];

#[rustfmt::skip]
const SIGNS: &[(&str, &str)] = &[
    ("$", "dollar"), ("US$", "dollar"), ("USD", "dollar"), ("£", "pound sterling"), ("GBP", "pound sterling"), ("€", "euro"), ("EUR", "euro"),
    ("¥", "yen"), ("JPY", "yen"), ("CNY", "yuan"), ("RMB", "yuan"), ("₹", "rupee"), ("Rs", "rupee"), ("INR", "rupee"), ("PKR", "Pakistani rupee"),
    ("₩", "won"), ("KRW", "won"), ("₽", "rouble"), ("RUB", "rouble"), ("₺", "lira"), ("TRY", "lira"), ("₪", "shekel"), ("NIS", "shekel"),
    ("ILS", "shekel"), ("₦", "naira"), ("NGN", "naira"), ("₫", "dong"), ("VND", "dong"), ("฿", "baht"), ("THB", "baht"), ("₴", "hryvnia"), ("UAH", "hryvnia"),
    ("A$", "Australian dollar"), ("AU$", "Australian dollar"), ("AUD", "Australian dollar"), ("C$", "Canadian dollar"), ("CA$", "Canadian dollar"),
    ("CAD", "Canadian dollar"), ("NZ$", "New Zealand dollar"), ("NZD", "New Zealand dollar"), ("HK$", "Hong Kong dollar"), ("HKD", "Hong Kong dollar"),
    ("S$", "Singapore dollar"), ("SGD", "Singapore dollar"), ("NT$", "Taiwan dollar"), ("R$", "real"), ("BRL", "real"), ("CHF", "Swiss franc"),
    ("SFr", "Swiss franc"), ("MXN", "Mexican peso"), ("ZAR", "rand"), ("KES", "Kenyan shilling"), ("AED", "dirham"), ("SAR", "riyal"),
    ("SEK", "krona"), ("NOK", "krone"), ("DKK", "Danish krone"), ("PLN", "zloty"), ("CZK", "koruna"), ("HUF", "forint"), ("IDR", "rupiah"),
    ("MYR", "ringgit"), ("BDT", "taka"), ("EGP", "Egyptian pound"), ("CFA", "CFA franc"), ("BTC", "bitcoin"), ("¢", "cent"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_reached_by_its_words() {
        for &(name, dimension, factor, _, _) in TABLE {
            assert!(Decimal::from_str(factor).is_ok(), "{factor}");
            assert_eq!(unit(name).map(|unit| unit.dimension), Some(dimension), "{name}");
        }
        for (letters, name) in SHORT.iter().chain(SIGNS) {
            assert!(unit(name).is_some(), "{letters}: {name}");
        }
    }

    #[test]
    fn turns_units_into_the_base_of_their_dimension() {
        let base = |value: i64, words: &str| unit(words).and_then(|unit| unit.to_base(Decimal::from(value)));
        assert_eq!(base(300, "barrels"), base(12_600, "gallons"));
        assert_eq!(base(212, "degrees fahrenheit").map(|c| c.round()), Some(Decimal::ONE_HUNDRED));
        assert_eq!(base(1, "light-year").map(|metres| metres.scale()), Some(0));
    }
}
