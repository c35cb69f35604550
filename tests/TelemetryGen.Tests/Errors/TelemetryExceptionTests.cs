namespace TelemetryGen.Tests.Errors;

public class TelemetryExceptionTests
{
    [Fact]
    public void It_carries_the_error_and_says_its_text()
    {
        var error = TelemetryError.Create(TelemetryErrorCode.TextNotUtf8, "Climate.Note");
        var exception = new TelemetryException(error);

        Assert.Equal((error, "Climate.Note is not UTF-8."), (exception.Error, exception.Message));
    }

    [Fact]
    public void It_may_have_a_text_and_a_cause_of_its_own()
    {
        var cause = new InvalidOperationException("cause");
        var exception = new TelemetryException("text", cause);

        Assert.Equal(("text", cause, default), (exception.Message, exception.InnerException, exception.Error));
        Assert.Equal("text", new TelemetryException("text").Message);
        Assert.Equal(TelemetryErrorCode.None, new TelemetryException().Error.Code);
    }
}
