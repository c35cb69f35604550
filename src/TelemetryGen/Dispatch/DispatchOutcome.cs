using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>What became of one event's body: how many records a handler was given, and how many of them it had no method for.</summary>
public record struct DispatchOutcome
{
    // Filled where it lies: a copy of the error costs more than the call of a handler.
    private TelemetryError _error;
    private int _records;
    private int _others;

    /// <summary>
    /// What is wrong: <see cref="TelemetryErrorCode.SchemaMismatch"/> and <see cref="TelemetryErrorCode.TemplateMismatch"/> for messages
    /// that are not known here; <see cref="TelemetryErrorCode.None"/> when nothing is.
    /// </summary>
    public readonly TelemetryError Error => _error;

    /// <summary>How many records were handed to the handler: 1 for a message, its rows for a batch, 0 after an error.</summary>
    public readonly int Records => _records;

    /// <summary>
    /// How many of them had no method of their own, so that the handler's <see cref="ITelemetryHandler.OnOther{TMessage}"/> was asked; 0
    /// after an error. Without an <c>OnOther</c> of its own they are lost. A handler that hands a record on to several others is told of
    /// each that had no method for it.
    /// </summary>
    public readonly int Others => _others;

    /// <summary>Begins an outcome, for a dispatcher: no records, and an error for a method that reads to fill or clear.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>Its error, as it was: the next call must be one that gives it.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TelemetryError Begin([UnscopedRef] out DispatchOutcome outcome)
    {
        Unsafe.SkipInit(out outcome);
        outcome._records = 0;
        outcome._others = 0;
        return ref outcome._error;
    }

    /// <summary>Notes that records were handed to a handler, for a dispatcher.</summary>
    /// <param name="records">How many, 0 or more.</param>
    /// <param name="others">How often its <see cref="ITelemetryHandler.OnOther{TMessage}"/> was asked, 0 or more.</param>
    /// <returns>True: what a dispatcher returns then.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Complete(int records, int others)
    {
        _records = records;
        _others = others;
        return true;
    }

    /// <summary>The error, or both numbers, in one sentence.</summary>
    public readonly override string ToString()
    {
        if (_error.Code != TelemetryErrorCode.None)
        {
            return _error.ToString();
        }

        var records = string.Create(CultureInfo.InvariantCulture, $"{_records} {(_records == 1 ? "record" : "records")}");
        return _others == 0
            ? $"{records}."
            : string.Create(
                CultureInfo.InvariantCulture, $"{records}, {_others} of them without a method of the handler: OnOther was asked.");
    }
}
