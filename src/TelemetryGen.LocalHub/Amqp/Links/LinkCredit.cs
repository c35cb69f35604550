namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>
/// What a receiving client still takes on a link. Counted here from the flows themselves, because the library sets it to 0 when a flow
/// repeats what it knows, and does not tell of a wish to drain then. Counts are serial numbers: they wrap.
/// </summary>
internal sealed class LinkCredit
{
    private readonly Lock _gate = new();
    private readonly uint _initial;
    private uint _sent;
    private uint _limit;
    private uint _library;
    private bool _drain;

    public LinkCredit(uint initialDeliveryCount) => (_initial, _sent, _limit) = (initialDeliveryCount, initialDeliveryCount, initialDeliveryCount);

    /// <summary>How many deliveries may be sent now.</summary>
    public int Available
    {
        get
        {
            lock (_gate)
            {
                return Math.Max(0, unchecked((int)(_limit - _sent)));
            }
        }
    }

    /// <summary>A flow came.</summary>
    public void Set(uint? deliveryCount, uint credit, bool drain)
    {
        lock (_gate)
        {
            _limit = unchecked((deliveryCount ?? _initial) + Math.Min(credit, int.MaxValue / 2));
            _drain = drain;

            // What the library makes of it: nothing new is no credit.
            var more = unchecked((int)((deliveryCount ?? 0) + credit - _sent - _library));
            _library = more <= 0 ? 0 : _library + (uint)more;
        }
    }

    /// <summary>A delivery was sent.</summary>
    public void Use()
    {
        lock (_gate)
        {
            _sent = unchecked(_sent + 1);
            _library = unchecked(_library - 1);
        }
    }

    /// <summary>Gives back what is left, if the client wants that.</summary>
    /// <param name="libraryIsWrong">The library counts another number, and is to be set right before it tells of it.</param>
    /// <returns>How many; null when it does not want it.</returns>
    public int? Drain(out bool libraryIsWrong)
    {
        lock (_gate)
        {
            libraryIsWrong = false;
            if (!_drain)
            {
                return null;
            }

            var left = Math.Max(0, unchecked((int)(_limit - _sent)));
            libraryIsWrong = _library != (uint)left;
            (_sent, _library, _drain) = (unchecked(_sent + (uint)left), 0, false);
            return left;
        }
    }
}
