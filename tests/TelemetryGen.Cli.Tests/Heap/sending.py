"""Says what the half that reads takes, then lets the half that sends POST twice, and keeps what that needs."""

print('reading', gc.mem_alloc() - BASE)
del store_readings
for name in list(sys.modules):
    if name not in BEFORE:
        del sys.modules[name]
# Once more, as the program does it.
MAIN['call']('store_readings')
token = [MAIN['call']('read_token')]
import send_stored
HELD = []


class Kept(send_stored.TelemetryDelivery):
    def __init__(self, *args):
        super().__init__(*args)
        HELD.append(self)


send_stored.TelemetryDelivery = Kept
send_stored.run(token)
