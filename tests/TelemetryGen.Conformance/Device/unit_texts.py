# Setters in units that take a text of digits: prints the whole steps, or the error.
from measures import Measures, text_steps

measures = Measures()
for text in ('13.4050123', '-122.3321', '180', '-180.0', ' 7.5 ', '+1.0000001', '.5', '5.', '-.25', '0.00000005', '0.00000015', '-0.00000005',
             '-0.00000015', '0.00000005000001', '89.99999994999999', '1e5', '', '-', '1.-5', '1,5', 'nan'):
    try:
        measures.set_longitude(text)
        print(text, measures.longitude)
    except ValueError as error:
        print(error.args[0])
# Steps of three quarters from 0.25 on, and of a tenth from -40 on.
print(text_steps('1.75', 4, 3, 1), text_steps('1.374', 4, 3, 1), text_steps('1.375', 4, 3, 1), text_steps('21.5', 10, 1, -400))
