using System.Text;
using Confluent.Kafka;
using TelemetryGen.Server.Kafka;

namespace TelemetryGen.Server.Tests.Kafka;

public sealed class KafkaHeaderTests
{
    [Fact]
    public void Properties_that_were_sent_by_AMQP_have_their_types_and_those_of_the_service_their_place()
    {
        var headers = EventHeaders.Read(
            [
                Header("x-opt-publisher", "A107776970792D3031"), Header("x-opt-partition-key", "A107776970792D3031"),
                Header("content-type", Convert.ToHexString("application/octet-stream"u8)),
                Header("row", "71000004D2"), Header("door", "41"), Header("name", "A1056170706C65"), Header("empty", "40"),
            ], KafkaHeaderEncoding.Detect);

        Assert.Equal(("wipy-01", "wipy-01", "application/octet-stream"), (headers.Publisher, headers.PartitionKey, headers.ContentType));
        Assert.Equal(
            new Dictionary<string, object> { ["row"] = 1234, ["door"] = true, ["name"] = "apple", ["empty"] = "" }, headers.Properties);
    }

    [Theory]
    [InlineData("queen")]
    [InlineData("A")]
    [InlineData("abc")]
    [InlineData("TA")]
    [InlineData("réservoir 😀")]
    [InlineData("")]
    public void Text_of_a_Kafka_producer_stays_text_even_where_it_could_be_AMQP(string text)
    {
        var headers = EventHeaders.Read([new Header("name", Encoding.UTF8.GetBytes(text))], KafkaHeaderEncoding.Detect);

        Assert.Equal(text, headers.Properties!["name"]);
    }

    [Fact]
    public void What_could_be_both_is_what_the_other_headers_of_its_event_are()
    {
        Header ambiguous = new("row", "queen"u8.ToArray());

        Assert.Equal(1969579374, Read(KafkaHeaderEncoding.Detect, ambiguous, Header("other", "A10141"))["row"]);
        Assert.Equal(1969579374, Read(KafkaHeaderEncoding.Detect, ambiguous, Header("AMQPheaders", "5400"))["row"]);
        Assert.Equal("queen", Read(KafkaHeaderEncoding.Detect, ambiguous, Header("other", "41"))["row"]);
        Assert.Equal(1969579374, Read(KafkaHeaderEncoding.Amqp, ambiguous)["row"]);
        Assert.Equal("queen", Read(KafkaHeaderEncoding.Text, ambiguous, Header("AMQPheaders", "5400"))["row"]);
    }

    [Fact]
    public void What_is_neither_AMQP_nor_text_stays_bytes_and_of_two_with_one_name_the_last_counts()
    {
        var properties = Read(
            KafkaHeaderEncoding.Detect, Header("bytes", "FFFE"), Header("twice", "A10141"), Header("twice", "A10142"), new("null", null));

        Assert.Equal(new byte[] { 0xFF, 0xFE }, properties["bytes"]);
        Assert.Equal("B", properties["twice"]);
        Assert.Equal("", properties["null"]);
    }

    [Fact]
    public void A_key_that_is_no_text_is_told_from_every_other()
    {
        Assert.Equal("wipy-01", EventHeaders.ReadText("wipy-01"u8));
        Assert.Equal("base64:/wA=", EventHeaders.ReadText([0xFF, 0]));
    }

    private static IReadOnlyDictionary<string, object> Read(KafkaHeaderEncoding encoding, params Header[] headers)
    {
        var all = new Headers();
        foreach (var header in headers)
        {
            all.Add(header);
        }

        return EventHeaders.Read(all, encoding).Properties!;
    }

    private static Header Header(string name, string bytes) => new(name, Convert.FromHexString(bytes));
}
