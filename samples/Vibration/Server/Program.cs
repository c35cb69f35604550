using System.Globalization;
using Acme.Vibration;
using Acme.Vibration.Server;
using TelemetryGen;

const double AlertAt = 100;
const double ClearAt = 60;
var buffer = new byte[Burst.MaxPayloadBytes];
var (bursts, bytes, failing) = (0, 0L, false);
foreach (var burst in Pump.Bursts(seconds: 20))
{
    var length = burst.Write(buffer);
    if (!Burst.View.TryRead(buffer.AsSpan(0, length), out var view, out var error))
    {
        throw new TelemetryException(error);
    }

    // Where they lie in the event, unless this machine has the other order of bytes.
    var readings = view.Readings.TryGetSpan(out var numbers) ? numbers : view.Readings.ToArray();
    var bearing = Spectrum.Amplitude(readings, Pump.BearingHertz, view.Rate);
    if (bearing > AlertAt && !failing)
    {
        failing = true;
        Console.WriteLine(Line($"{view.At:HH:mm:ss}  ALERT  bearing: {bearing:0} mg at {Pump.BearingHertz} Hz"));
    }
    else if (bearing < ClearAt && failing)
    {
        failing = false;
        Console.WriteLine(Line($"{view.At:HH:mm:ss}  bearing: quiet again"));
    }

    if (bursts % (Pump.Rate / Burst.Length) == 0)
    {
        Console.WriteLine(Line($"{view.At:HH:mm:ss}  {Spectrum.RootMeanSquare(readings),4:0} mg rms  {bearing,4:0} mg at 120 Hz"));
    }

    bursts++;
    bytes += length;
}

Console.WriteLine(Line($"{bursts} bursts of {Burst.Length} readings, {bytes / bursts} bytes each"));
return failing ? 0 : 1;

static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
