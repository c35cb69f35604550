using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What a store must do, whatever room it has: that is the store's own matter.</summary>
internal sealed class StoreModel(ITelemetryStore store)
{
    private readonly byte[] _buffer = new byte[300];
    private readonly List<int> _waiting = [];
    private ITelemetryStore _store = store;
    private int _number;
    private int _read;
    private int _gone;
    private int _dropped;
    private int _refused;
    private bool _canStepBack;

    public void Append(int length)
    {
        _number++;
        byte[] padded = [0, .. Numbered.Message(_number, length), 0];
        if (_store.Append(padded, 1, length))
        {
            _waiting.Add(_number);
        }
        else
        {
            _refused++;
        }

        // The model drops as many as the store did.
        var lost = _waiting.Count - _store.Count;
        Assert.True(lost >= 0);
        var read = Math.Min(lost, _read);
        _waiting.RemoveRange(0, lost);
        _read -= read;
        _gone += read;
        _dropped += lost - read;
        _canStepBack = false;
        Check();
    }

    public void Read()
    {
        var expected = _read < _waiting.Count ? _waiting[_read] : 0;
        var peeked = _store.Peek();
        var length = _store.Read(_buffer, 0);
        Assert.Equal(peeked, length);
        Assert.Equal(expected, length == 0 ? 0 : Numbered.Of(_buffer.AsSpan(0, length)));
        _read += length == 0 ? 0 : 1;
        _canStepBack = length > 0;
        Check();
    }

    public void StepBack()
    {
        if (_canStepBack)
        {
            _store.StepBack();
            _read--;
            _canStepBack = false;
            Check();
        }
    }

    public void Begin()
    {
        _store.Begin();
        _dropped += _gone;
        (_gone, _read, _canStepBack) = (0, 0, false);
        Check();
    }

    public void Acknowledge()
    {
        _store.Acknowledge();
        _waiting.RemoveRange(0, _read);
        (_gone, _read, _canStepBack) = (0, 0, false);
        Check();
    }

    public void Restart(ITelemetryStore store)
    {
        _store = store;
        (_dropped, _refused, _gone, _read, _canStepBack) = (0, 0, 0, 0, false);
        Check();
    }

    public void CheckAll()
    {
        Begin();
        Assert.Equal(_waiting, Numbered.ReadAll(_store));
        _store.Begin();
        Check();
    }

    private void Check() => Assert.Equal(
        (_waiting.Count, _read, _dropped, _refused, 0), (_store.Count, _store.Taken, _store.Dropped, _store.Refused, _store.Corrupt));
}
