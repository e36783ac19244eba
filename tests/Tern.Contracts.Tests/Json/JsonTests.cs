using System.Buffers;
using System.Text;
using Tern.Contracts.Tests.Shapes;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Json;

public sealed class JsonTests
{
    private static readonly ProtoJsonOptions s_forgiving = new() { IgnoreUnknownFields = true };

    [Fact]
    public void Write_EveryKind_LooksAsTheMappingSays()
    {
        Mapped message = new()
        {
            Int32 = -1,
            UInt32 = uint.MaxValue,
            Int64 = long.MinValue,
            UInt64 = ulong.MaxValue,
            Single = 0.1f,
            Double = 1e300,
            Bool = true,
            Text = "é\"\u0001",
            Bytes = [0xFB, 0xFF],
            Mood = Mood.Happy,
#pragma warning disable TERN4001 // What becomes of the offset is what is tested.
            Time = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(1)).AddTicks(70),
#pragma warning restore TERN4001
            Span = TimeSpan.FromSeconds(-1.5),
            Named = "n",
            Moods = [Mood.Calm, (Mood)9],
            MoodsByName = new() { ["a\"b"] = Mood.Sad },
            Numbers = new() { [-5] = "five" },
            Flags = new() { [true] = 1 },
            CountsByMood = new() { [Mood.Calm] = 2 },
            Child = new Mapped(),
            Payment = new Payment.Cash(3),
            Optional = 0,
        };

        Assert.Equal(
            """
            {"int32":-1,"uInt32":4294967295,"int64":"-9223372036854775808","uInt64":"18446744073709551615","single":0.1,"double":1E+300,"bool":true,"text":"é\"\u0001","bytes":"+/8=",
            "mood":"MOOD_GLAD","time":"2001-02-03T03:05:06.000007Z","span":"-1.500s","protoFieldName":"n","moods":["MOOD_CALM",9],"moodsByName":{"a\"b":"Sad"},"numbers":{"-5":"five"},
            "flags":{"true":1},"countsByMood":{"MOOD_CALM":2},"child":{"fifth":5},"payment":{"cash":"3"},"optional":0,"fifth":5}
            """.ReplaceLineEndings(""),
            ProtoJsonSerializer.Serialize(message));
    }

    [Fact]
    public void Write_Options_ChangeWhatIsWritten()
    {
        Mapped message = new() { Named = "n", Mood = Mood.Sad };

        Assert.Equal(
            """{"mood":-1,"proto_field_name":"n","fifth":5}""",
            ProtoJsonSerializer.Serialize(message, new ProtoJsonOptions { PreserveFieldNames = true, UseIntegersForEnums = true }));
        Assert.StartsWith(
            """{"int32":0,"uInt32":0,"int64":"0","uInt64":"0","single":0,"double":0,"bool":false,"text":"","bytes":"","mood":"MOOD_CALM","moods":[],"moodsByName":{},""",
            ProtoJsonSerializer.Serialize(new Mapped(), new ProtoJsonOptions { IncludeDefaultValues = true }),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, "\"NaN\"")]
    [InlineData(float.PositiveInfinity, "\"Infinity\"")]
    [InlineData(float.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(-0f, "-0")]
    [InlineData(float.MaxValue, "3.4028235E+38")]
    public void Write_SpecialNumbers_HaveNames(float value, string expected)
    {
        string json = ProtoJsonSerializer.Serialize(new Mapped { Single = value, Fifth = 0 });

        Assert.Equal($$"""{"single":{{expected}},"fifth":0}""", json);
        Assert.Equal(BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits(Read(json).Single));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("\"1\"", 1)]
    [InlineData("1.0", 1)]
    [InlineData("1e5", 100_000)]
    [InlineData("\"1e5\"", 100_000)]
    [InlineData("12e-1", null)]
    [InlineData("120e-1", 12)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2.147483647e9", int.MaxValue)]
    [InlineData("2147483648", null)]
    [InlineData("-2147483649", null)]
    [InlineData("0.5", null)]
    [InlineData("1e1000000000000", null)]
    [InlineData("0e1000000000000", 0)]
    [InlineData("0.00001e5", 1)]
    [InlineData("\"\"", null)]
    [InlineData("\" 1\"", null)]
    [InlineData("\"1 \"", null)]
    [InlineData("\"01\"", null)]
    [InlineData("\"+1\"", null)]
    [InlineData("\"0x1\"", null)]
    [InlineData("\"\\u0031\"", 1)]
    [InlineData("true", null)]
    [InlineData("[1]", null)]
    [InlineData("{}", null)]
    public void Read_Integers_AreExact(string json, int? expected)
        => AssertReads($$"""{"int32":{{json}}}""", expected is not null, message => Assert.Equal(expected, message.Int32));

    [Theory]
    [InlineData("\"-9223372036854775808\"", long.MinValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("-9223372036854775809", null)]
    [InlineData("1e19", null)]
    public void Read_WideIntegers_AreExact(string json, long? expected)
        => AssertReads($$"""{"int64":{{json}}}""", expected is not null, message => Assert.Equal(expected, message.Int64));

    [Theory]
    [InlineData("\"18446744073709551615\"", ulong.MaxValue)]
    [InlineData("18446744073709551616", null)]
    [InlineData("-0", 0UL)]
    [InlineData("-1", null)]
    public void Read_IntegersWithoutSign_AreExact(string json, ulong? expected)
        => AssertReads($$"""{"uInt64":{{json}}}""", expected is not null, message => Assert.Equal(expected, message.UInt64));

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("\"1.5\"", 1.5)]
    [InlineData("\"-1e2\"", -100.0)]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    [InlineData("1e400", null)]
    [InlineData("\"1e400\"", null)]
    [InlineData("\"inf\"", null)]
    [InlineData("\" 1\"", null)]
    [InlineData("\"1,0\"", null)]
    public void Read_Fractions_AreChecked(string json, double? expected)
        => AssertReads($$"""{"double":{{json}}}""", expected is not null, message => Assert.Equal(expected, message.Double));

    [Theory]
    [InlineData("\"AQI=\"", "0102")]
    [InlineData("\"AQI\"", "0102")]
    [InlineData("\"+/8=\"", "FBFF")]
    [InlineData("\"-_8\"", "FBFF")]
    [InlineData("\"-_\"", "FB")]
    [InlineData("\"\"", "")]
    [InlineData("\"A\"", null)]
    [InlineData("\"A===\"", null)]
    [InlineData("\"AQI=A\"", null)]
    [InlineData("\"A*I=\"", null)]
    [InlineData("1", null)]
    public void Read_Bytes_TakesBothAlphabets(string json, string? expected)
        => AssertReads($$"""{"bytes":{{json}}}""", expected is not null, message => Assert.Equal(expected, Convert.ToHexString(message.Bytes)));

    [Theory]
    [InlineData("\"MOOD_CALM\"", Mood.Calm)]
    [InlineData("\"MOOD_HAPPY\"", Mood.Happy)]
    [InlineData("\"Sad\"", Mood.Sad)]
    [InlineData("-1", Mood.Sad)]
    [InlineData("77", (Mood)77)]
    [InlineData("\"Calm\"", null)]
    [InlineData("\"mood_calm\"", null)]
    [InlineData("\"1\"", null)]
    [InlineData("1.5", null)]
    [InlineData("3000000000", null)]
    public void Read_Enums_TakesNamesAndNumbers(string json, Mood? expected)
        => AssertReads($$"""{"mood":{{json}}}""", expected is not null, message => Assert.Equal(expected, message.Mood));

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0L)]
    [InlineData("1970-01-01T01:00:00.1+01:00", 1_000_000L)]
    [InlineData("1969-12-31T23:59:59.9999999Z", -1L)]
    [InlineData("0001-01-01T00:00:00Z", -621_355_968_000_000_000L)]
    [InlineData("9999-12-31T23:59:59.999999999Z", 2_534_023_007_999_999_999L)]
    [InlineData("0001-01-01T00:00:00+00:01", null)]
    [InlineData("1970-01-01t00:00:00Z", null)]
    [InlineData("1970-01-01T00:00:00z", null)]
    [InlineData("1970-01-01T00:00:00", null)]
    [InlineData("1970-02-29T00:00:00Z", null)]
    [InlineData("1970-01-01T24:00:00Z", null)]
    [InlineData("1970-01-01T00:00:60Z", null)]
    [InlineData("1970-01-01T00:00:00.Z", null)]
    [InlineData("1970-01-01T00:00:00.1234567890Z", null)]
    [InlineData("1970-01-01T00:00:00+0100", null)]
    [InlineData("1970-1-1T00:00:00Z", null)]
    [InlineData("", null)]
    public void Read_Timestamps_AreThoseOfRfc3339(string text, long? ticks)
        => AssertReads($$"""{"time":"{{text}}"}""", ticks is not null, message => Assert.Equal(ticks, message.Time!.Value.UtcTicks - DateTime.UnixEpoch.Ticks));

    [Theory]
    [InlineData("0s", 0L)]
    [InlineData("-0.5s", -5_000_000L)]
    [InlineData("1.000000199s", 10_000_001L)]
    [InlineData("315576000000s", 3_155_760_000_000_000_000L)]
    [InlineData("315576000001s", null)]
    [InlineData("1", null)]
    [InlineData("s", null)]
    [InlineData("1.s", null)]
    [InlineData(".5s", null)]
    [InlineData("1.5 s", null)]
    [InlineData("+1s", null)]
    [InlineData("--1s", null)]
    public void Read_Durations_AreSeconds(string text, long? ticks)
        => AssertReads($$"""{"span":"{{text}}"}""", ticks is not null, message => Assert.Equal(ticks, message.Span!.Value.Ticks));

    [Fact]
    public void Read_BothNames_AreKnown()
    {
        Assert.Equal("a", Read("""{"protoFieldName":"a"}""").Named);
        Assert.Equal("a", Read("""{"proto_field_name":"a"}""").Named);
        Assert.Equal("a", Read("""{"proto\u0046ieldName":"a"}""").Named);
    }

    [Fact]
    public void Read_Null_IsAFieldThatIsNotThere()
    {
        Mapped read = Read("""{"int32":null,"text":null,"fifth":null,"moods":null,"child":null,"payment":{"cash":null,"card":{"number":"1"}},"time":null}""");

        Assert.Equal((0, "", 5), (read.Int32, read.Text, read.Fifth));
        Assert.Equal(new Payment.Card(new CardDetails("1")), read.Payment);
    }

    [Fact]
    public void Read_Keys_AreConverted()
    {
        Mapped read = Read("""{"numbers":{"-5":"five","1e1":"ten"},"flags":{"false":1},"countsByMood":{"MOOD_GLAD":1,"7":2}}""");

        Assert.Equal(["-5=five", "10=ten"], read.Numbers.Select(p => $"{p.Key}={p.Value}"));
        Assert.Equal(1, read.Flags[false]);
        Assert.Equal(2, read.CountsByMood[(Mood)7]);
    }

    [Fact]
    public void Read_UnknownParts_AreSkippedOnlyIfAsked()
    {
        const string Json = """{"x":{"y":[1,{"z":null}]},"mood":"NEW","moods":["NEW","Sad"],"moodsByName":{"a":"NEW","b":"Sad"},"countsByMood":{"NEW":{"deep":[]},"Sad":1},"int32":1}""";

        Mapped read = ProtoJsonSerializer.Deserialize<Mapped>(Json, s_forgiving);

        Assert.Equal(1, read.Int32);
        Assert.Equal(Mood.Calm, read.Mood);
        Assert.Equal([Mood.Sad], read.Moods);
        Assert.Equal("b", Assert.Single(read.MoodsByName).Key);
        Assert.Equal(Mood.Sad, Assert.Single(read.CountsByMood).Key);
        Assert.Contains("has no field \"x\"", Assert.Throws<WireFormatException>(() => Read(Json)).Message, StringComparison.Ordinal);
        Assert.Throws<WireFormatException>(() => Read("""{"moods":["NEW"]}"""));
    }

    [Fact]
    public void Read_RequiredFields_MustBeThere()
    {
        Demanding read = ProtoJsonSerializer.Deserialize<Demanding>("""{"id":"a","count":0}""");

        Assert.Equal(("a", 0), (read.Id, read.Count));
        Assert.Empty(read.Items);
        Assert.Contains("Demanding.count (2)", Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Demanding>("""{"id":"a","count":null}""")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("{},")]
    [InlineData("{\"int32\":1,}")]
    [InlineData("{\"int32\":1,\"int32\":1}")]
    [InlineData("{\"protoFieldName\":\"a\",\"proto_field_name\":\"a\"}")]
    [InlineData("{'int32':1}")]
    [InlineData("{int32:1}")]
    [InlineData("{\"int32\":01}")]
    [InlineData("{\"int32\":1} // end")]
    [InlineData("{\"text\":1}")]
    [InlineData("{\"text\":\"\\uD800\"}")]
    [InlineData("{\"text\":\"\\uDC00\\uD800\"}")]
    [InlineData("{\"text\":\"a\nb\"}")]
    [InlineData("{\"bool\":\"true\"}")]
    [InlineData("{\"bool\":1}")]
    [InlineData("{\"moods\":[null]}")]
    [InlineData("{\"moods\":{}}")]
    [InlineData("{\"children\":[null]}")]
    [InlineData("{\"moodsByName\":[]}")]
    [InlineData("{\"moodsByName\":{\"a\":null}}")]
    [InlineData("{\"numbers\":{\"1\":\"a\",\"1.0\":\"b\"}}")]
    [InlineData("{\"numbers\":{\"x\":\"a\"}}")]
    [InlineData("{\"flags\":{\"True\":1}}")]
    [InlineData("{\"child\":[]}")]
    [InlineData("{\"payment\":{\"cash\":1,\"card\":{\"number\":\"1\"}}}")]
    [InlineData("{\"payment\":{\"split\":{}}}")]
    public void Read_WhatTheMappingForbids_IsAnError(string json) => AssertReads(json, isValid: false, _ => { });

    [Fact]
    public void Read_BrokenUtf8_IsAnError()
    {
        byte[] json = [.. "{\"text\":\"a"u8, 0xC3, .. "\"}"u8];

        Assert.Equal(WireFormatError.InvalidData, Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>(json)).Error);
        Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>("{\"text\":\"\uD800\"}"));
    }

    [Fact]
    public void Read_EveryTruncation_IsAnError()
    {
        byte[] json = Encoding.UTF8.GetBytes(ProtoJsonSerializer.Serialize(new Mapped { Text = "aé", Numbers = new() { [1] = "a" }, Child = new Mapped { Span = TimeSpan.MinValue / 10 }, Moods = [Mood.Sad] }));
        for (int length = 0; length < json.Length; length++)
        {
            Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>(json.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData("{\"child\":", "{}", "}")]
    [InlineData("{\"x\":[", "1", "]}")]
    public void Read_Nesting_IsLimited(string open, string inner, string close)
    {
        string Nested(int times) => string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times));

        ProtoJsonSerializer.Deserialize<Mapped>(Nested(90), s_forgiving);
        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>(Nested(100_000), s_forgiving)).Error);
        Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>(Nested(5), new ProtoJsonOptions { IgnoreUnknownFields = true, MaxDepth = 5 }));
    }

    [Fact]
    public void Write_Cycle_IsAnError()
    {
        Mapped message = new();
        message.Child = message;

        Assert.Equal(WireFormatError.DepthLimit, Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Serialize(message)).Error);
        Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Serialize(new Mapped { Span = TimeSpan.MaxValue }));
        Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Serialize(new Mapped { Text = null! }));
    }

    [Fact]
    public void Read_Elements_AreLimited()
    {
        ProtoJsonOptions options = new() { MaxElements = 3 };

        ProtoJsonSerializer.Deserialize<Mapped>("""{"moods":[0,0],"numbers":{"1":"a"}}""", options);
        Assert.Equal(
            WireFormatError.SizeLimit,
            Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>("""{"moods":[0,0],"numbers":{"1":"a","2":"b"}}""", options)).Error);
    }

    [Fact]
    public void Read_RandomChanges_NeverEndOtherwiseThanInAMessageOrAnError()
    {
        byte[] seed = Encoding.UTF8.GetBytes(ProtoJsonSerializer.Serialize(new Mapped
        {
            Int32 = 12, Double = 1.5, Text = "é\n", Bytes = [1, 2, 3], Mood = Mood.Sad, Time = DateTimeOffset.UnixEpoch, Span = TimeSpan.FromSeconds(2), Named = "n", Moods = [Mood.Calm],
            Numbers = new() { [1] = "a" }, Flags = new() { [true] = 1 }, Child = new Mapped { Payment = new Payment.Tags(new() { ["a"] = [1] }) }, Children = [new Mapped()],
        }));
        var random = new Random(20_261_120);
        for (int i = 0; i < 50_000; i++)
        {
            byte[] json = [.. seed];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                json[random.Next(json.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : "{}[]\",:0e-.\\u"u8[random.Next(13)];
            }

            try
            {
                ProtoJsonSerializer.Deserialize<Mapped>(json, i % 2 == 0 ? s_forgiving : null);
            }
            catch (WireFormatException)
            {
            }
        }
    }

    private static Mapped Read(string json) => ProtoJsonSerializer.Deserialize<Mapped>(json);

    private static void AssertReads(string json, bool isValid, Action<Mapped> check)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        ReadOnlySequence<byte> pieces = Support.Wire.Pieces(utf8);
        if (isValid)
        {
            check(ProtoJsonSerializer.Deserialize<Mapped>(utf8));
            check(ProtoJsonSerializer.Deserialize<Mapped>(in pieces));
            return;
        }

        Assert.Equal(WireFormatError.InvalidData, Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>(utf8)).Error);
        Assert.Equal(WireFormatError.InvalidData, Assert.Throws<WireFormatException>(() => ProtoJsonSerializer.Deserialize<Mapped>(in pieces)).Error);
    }
}
