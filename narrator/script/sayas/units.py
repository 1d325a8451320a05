"""Units of measure: sign, one, many. The signs are those of the SI brochure (9th edition) and of NIST SP 811."""

from __future__ import annotations

_TABLE = """
km kilometer kilometers
cm centimeter centimeters
mm millimeter millimeters
nm nanometer nanometers
µm micrometer micrometers
μm micrometer micrometers
m meter meters
mi mile miles
yd yard yards
yds yard yards
ft foot feet
in inch inches
kg kilogram kilograms
kgs kilogram kilograms
g gram grams
mg milligram milligrams
µg microgram micrograms
μg microgram micrograms
mcg microgram micrograms
lb pound pounds
lbs pound pounds
oz ounce ounces
t ton tons
Mt megaton megatons
Gt gigaton gigatons
L liter liters
l liter liters
ml milliliter milliliters
mL milliliter milliliters
ML megaliter megaliters
GL gigaliter gigaliters
cl centiliter centiliters
dl deciliter deciliters
dL deciliter deciliters
mmol millimole millimoles
mol mole moles
IU international#unit international#units
gal gallon gallons
pt pint pints
qt quart quarts
tbsp tablespoon tablespoons
Tbsp tablespoon tablespoons
tsp teaspoon teaspoons
tbsps tablespoon tablespoons
tsps teaspoon teaspoons
ha hectare hectares
ac acre acres
sq square square
mph mile#per#hour miles#per#hour
kph kilometer#per#hour kilometers#per#hour
kmh kilometer#per#hour kilometers#per#hour
mpg mile#per#gallon miles#per#gallon
rpm revolution#per#minute revolutions#per#minute
bpm beat#per#minute beats#per#minute
fps frame#per#second frames#per#second
kbps kilobit#per#second kilobits#per#second
mbps megabit#per#second megabits#per#second
Mbps megabit#per#second megabits#per#second
tbps terabit#per#second terabits#per#second
Tbps terabit#per#second terabits#per#second
gbps gigabit#per#second gigabits#per#second
Gbps gigabit#per#second gigabits#per#second
bp basis#point basis#points
bps basis#point basis#points
ppm part#per#million parts#per#million
ppb part#per#billion parts#per#billion
psi pound#per#square#inch pounds#per#square#inch
hp horsepower horsepower
eV electronvolt electronvolts
keV kilo-electronvolt kilo-electronvolts
MeV mega-electronvolt mega-electronvolts
GeV giga-electronvolt giga-electronvolts
TeV tera-electronvolt tera-electronvolts
W watt watts
kW kilowatt kilowatts
MW megawatt megawatts
GW gigawatt gigawatts
TW terawatt terawatts
Wh watt#hour watt#hours
kWh kilowatt#hour kilowatt#hours
MWh megawatt#hour megawatt#hours
GWh gigawatt#hour gigawatt#hours
TWh terawatt#hour terawatt#hours
V volt volts
kV kilovolt kilovolts
mA milliamp milliamps
mAh milliamp#hour milliamp#hours
Hz hertz hertz
kHz kilohertz kilohertz
MHz megahertz megahertz
GHz gigahertz gigahertz
dB decibel decibels
J joule joules
kJ kilojoule kilojoules
MJ megajoule megajoules
kcal kilocalorie kilocalories
cal calorie calories
Pa pascal pascals
mb millibar millibars
mbar millibar millibars
mmHg millimeter#of#mercury millimeters#of#mercury
hPa hectopascal hectopascals
kPa kilopascal kilopascals
N newton newtons
Nm newton#meter newton#meters
kB kilobyte kilobytes
KB kilobyte kilobytes
MB megabyte megabytes
GB gigabyte gigabytes
TB terabyte terabytes
PB petabyte petabytes
Gb gigabit gigabits
Mb megabit megabits
MP megapixel megapixels
px pixel pixels
kt knot knots
kts knot knots
kn knot knots
nmi nautical#mile nautical#miles
ly light-year light-years
bu bushel bushels
s second seconds
sec second seconds
secs second seconds
ms millisecond milliseconds
ns nanosecond nanoseconds
min minute minutes
mins minute minutes
h hour hours
hr hour hours
hrs hour hours
pts point points
yr year years
yrs year years
mo month months
mos month months
wk week weeks
wks week weeks
qtr quarter quarters
bbl barrel barrels
bpd barrel#per#day barrels#per#day
boe barrel#of#oil#equivalent barrels#of#oil#equivalent
carat carat carats
ct carat carats
"""
UNITS: dict[str, tuple[str, str]] = {
    sign: (one.replace("#", " "), many.replace("#", " "))
    for sign, one, many in (line.split() for line in _TABLE.strip().splitlines())
}
"""Sign -> one, many. American spelling, as most cases have it."""
GOES_ON = r"(?=\s?[a-z0-9,;:)\]?!]|\s?[—–]|\s[(-])"
"""After the stop of a short form, what shows that the sentence goes on: then it is not said. Before a capital it may end one."""
STOP = (
    r"(?:(?:(?<=ft|lb|oz|in|hr|yd|mi|km|cm|kg|yr|mo|wk|qt)|(?<=lbs|hrs|min|sec|pts|yrs|wks|mos|tsp|gal|bbl|qtr)"
    rf"|(?<=mins|secs|tbsp|Tbsp))\.{GOES_ON})?"
)
"""The stop of a short unit inside a sentence: `6 mos. later`, `$40/mo., a drop`."""
DOUBTFUL = frozenset(
    {"m", "s", "t", "in", "g", "l", "h", "V", "W", "N", "J", "L", "mo", "ac", "pt", "cal", "ct", "Mt", "kn", "mb", "ML", "GL"}
)
"""Signs that are also words or letters; each is taken only where nothing speaks against it."""
