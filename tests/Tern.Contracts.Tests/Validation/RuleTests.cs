namespace Tern.Contracts.Tests.Validation;

/// <summary>Each rule at its boundary: the last value that is right, and the first that is wrong.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Message_ThatFollowsItsRules_HasNoErrors()
    {
        Assert.Empty(new Numbers().Validate());
        Assert.Empty(new Texts().Validate());
        Assert.Empty(new Times().Validate());
        Assert.Empty(new Enums().Validate());
        Assert.Empty(new Collections().Validate());
        Assert.Empty(new Relations().Validate());
        Assert.Empty(new Order().Validate());
    }

    public static TheoryData<string, string, Numbers> WrongNumbers => new()
    {
        { "less", "lt", new() { Less = 10 } },
        { "most", "le", new() { Most = 11 } },
        { "greater", "gt", new() { Greater = 0 } },
        { "least", "ge", new() { Least = 4 } },
        { "seven", "const", new() { Seven = 8 } },
        { "oneOf", "in", new() { OneOf = 4 } },
        { "noneOf", "not_in", new() { NoneOf = 5 } },
        { "part", "ge", new() { Part = 0.09 } },
        { "part", "lt", new() { Part = 1 } },
        { "small", "ge", new() { Small = 0.09f } },
        { "price", "le", new() { Price = 99.951m } },
        { "agreed", "const", new() { Agreed = false } },
        { "maybe", "ge", new() { Maybe = 9 } },
        { "needed", "ge", new() { Needed = 9 } },
        { "needed", "not_nil", new() { Needed = null } },
        { "ranged", "ge", new() { Ranged = 0 } },
        { "ranged", "le", new() { Ranged = 6 } },
        { "inside", "gt", new() { Inside = 1 } },
        { "inside", "lt", new() { Inside = 5 } },
        { "rate", "ge", new() { Rate = 0.49m } },
        { "rate", "le", new() { Rate = 1.51m } },
        { "unbounded", "ge", new() { Unbounded = 0.4m } },
        { "allowed", "in", new() { Allowed = 3 } },
        { "allowed", "not_nil", new() { Allowed = null } },
        { "allowedOrNull", "in", new() { AllowedOrNull = 2 } },
        { "denied", "not_in", new() { Denied = 3 } },
        { "denied", "not_nil", new() { Denied = null } },
    };

    [Theory]
    [MemberData(nameof(WrongNumbers))]
    public void Number_PastItsBound_BreaksTheRule(string path, string rule, Numbers message) => AssertBroken(path, rule, message);

    [Fact]
    public void Number_AtItsBound_IsRight()
    {
        Assert.Empty(new Numbers
        {
            Less = 9, Most = 10, Greater = 1, Least = 5, OneOf = 3, NoneOf = 6, Part = 0.99999, Small = 0.1f, Price = 99.95m, Maybe = 10, Ranged = 5, Inside = 4, Rate = 1.5m,
            Unbounded = decimal.MaxValue, Everything = 255, Allowed = 2, AllowedOrNull = 1, Denied = 4,
        }.Validate());
        Assert.Empty(new Numbers { Less = int.MinValue, Most = long.MinValue, Greater = short.MaxValue, Least = ulong.MaxValue, Price = decimal.MinValue, Rate = 0.5m }.Validate());
    }

    [Fact]
    public void NotANumber_IsInsideOfNoBounds()
    {
        Assert.Equal(["ge", "lt"], new Numbers { Part = double.NaN }.Validate().Select(e => e.Rule));
        AssertBroken("small", "ge", new Numbers { Small = float.NaN });
    }

    public static TheoryData<string, string, Texts> WrongTexts => new()
    {
        { "bytes", "min_size", new() { Bytes = "a" } },
        { "bytes", "max_size", new() { Bytes = "éab€" } },
        { "runes", "min_rune_size", new() { Runes = "😀" } },
        { "runes", "max_rune_size", new() { Runes = "😀😀😀😀" } },
        { "chars", "min_length", new() { Chars = "a" } },
        { "chars", "max_length", new() { Chars = "😀😀a" } },
        { "matched", "pattern", new() { Matched = "A1" } },
        { "whole", "pattern", new() { Whole = "abc1" } },
        { "whole", "pattern", new() { Whole = "abc\n" } },
        { "ends", "prefix", new() { Ends = "Ab-yz" } },
        { "ends", "suffix", new() { Ends = "ab-yz " } },
        { "parts", "contains", new() { Parts = "ab" } },
        { "parts", "not_contains", new() { Parts = "@!" } },
        { "oneOf", "in", new() { OneOf = "z" } },
        { "dollar", "const", new() { Dollar = "$$price" } },
        { "given", "required", new() { Given = null } },
        { "given", "required", new() { Given = " " } },
        { "givenOrEmpty", "not_nil", new() { GivenOrEmpty = null } },
        { "mail", "email", new() { Mail = "a@b@c" } },
        { "mail", "email", new() { Mail = "@b" } },
        { "mail", "email", new() { Mail = "a@" } },
        { "mail", "email", new() { Mail = "a@b\r\nBcc: c@d" } },
        { "site", "url", new() { Site = "javascript:alert(1)" } },
        { "noSecret", "pattern", new() { NoSecret = "a secret" } },
        { "binary", "in", new() { Binary = "abx"u8.ToArray() } },
        { "memory", "suffix", new() { Memory = "e"u8.ToArray() } },
        { "memory", "max_size", new() { Memory = "ééé"u8.ToArray() } },
        { "id", "const", new() { Id = Guid.Empty } },
        { "said", "max_length", new() { Said = "abcd" } },
        { "sized", "min_length", new() { Sized = "a" } },
        { "sized", "max_length", new() { Sized = "abcd" } },
        { "some", "min_size", new() { Some = [] } },
        { "some", "max_size", new() { Some = ["a", "b", "c"] } },
        { "again", "const", new() { Password = "p" } },
    };

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public void Text_ThatIsWrong_BreaksTheRule(string path, string rule, Texts message) => AssertBroken(path, rule, message);

    [Fact]
    public void Text_AtItsBound_IsRight()
    {
        Assert.Empty(new Texts
        {
            Bytes = "éé", Runes = "😀😀😀", Chars = "😀😀", Matched = "xx abc1"[3..], Whole = "", Ends = "abyz", Parts = "@", Given = "x", Mail = "a@b", Site = "HTTPS://x",
            NoSecret = "nothing", Binary = "abc"u8.ToArray(), Memory = "aé"u8.ToArray(), Said = "abc", Sized = "abc", Some = ["a", "b"], Password = "p", Again = "p",
        }.Validate());
    }

    [Fact]
    public void Binary_WithSeveralRules_ReportsEach()
    {
        Assert.Equal(
            ["min_size", "prefix", "contains", "pattern", "in"],
            new Texts { Binary = "x"u8.ToArray() }.Validate().Select(e => e.Rule));
        Assert.Equal(["pattern", "in", "max_rune_size"], new Texts { Binary = "a bcdef"u8.ToArray() }.Validate().Select(e => e.Rule));
    }

    [Fact]
    public void Binary_LongerThanTheStack_IsMatched()
    {
        byte[] text = [.. "ab"u8, .. Enumerable.Repeat((byte)'x', 1_000)];

        Assert.DoesNotContain(new Texts { Binary = text }.Validate(), e => e.Rule == "pattern");
    }

#pragma warning disable TERN4001 // Compared before they travel.
    [Fact]
    public void Times_AreComparedAsTimes()
    {
        AssertBroken("span", "ge", new Times { Span = TimeSpan.FromTicks(TimeSpan.TicksPerSecond - 1) });
        AssertBroken("span", "lt", new Times { Span = TimeSpan.FromDays(1) });
        AssertBroken("until", "ge", new Times { Until = new DateTimeOffset(2020, 1, 1, 0, 59, 59, TimeSpan.FromHours(1)) });
        AssertBroken("day", "le", new Times { Day = new DateOnly(2021, 1, 1) });
        AssertBroken("morning", "lt", new Times { Morning = new TimeOnly(12, 0) });
        Assert.Equal("since", new Times { Since = new DateTime(2019, 12, 31, 23, 59, 59, DateTimeKind.Utc) }.Validate()[0].Path);
        Assert.Empty(new Times { Until = new DateTimeOffset(2020, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), Day = new DateOnly(2020, 12, 31), Morning = new TimeOnly(11, 59) }.Validate());
    }
#pragma warning restore TERN4001

    [Fact]
    public void Enums_AreComparedByValue()
    {
        AssertBroken("defined", "defined_only", new Enums { Defined = (Grade)4 });
        AssertBroken("defined", "defined_only", new Enums { Defined = (Grade)(-1) });
        AssertBroken("oneOf", "in", new Enums { OneOf = Grade.Middle });
        AssertBroken("maybe", "not_in", new Enums { Maybe = Grade.None });
        AssertBroken("wide", "defined_only", new Enums { Wide = (Wide)long.MinValue });
        AssertBroken("top", "const", new Enums { Top = Grade.High });
        Assert.Empty(new Enums { Defined = Grade.Top, OneOf = Grade.High, Maybe = Grade.Low, Wide = Wide.One }.Validate());
    }

    [Fact]
    public void Expressions_SeeOtherFields()
    {
        AssertBroken("short", "max_size", new Relations { Short = "abcd" });
        AssertBroken("value", "le", new Relations { Limit = 5, Value = 6 });
        AssertBroken("code", "const", new Relations { Code = "abc-12" });
        AssertBroken("", "assert", new Relations { Unit = 5 });
        AssertBroken("sum", "lt", new Relations { Sum = 10 });
        AssertBroken("past", "lt", new Relations { Past = long.MaxValue });
        AssertBroken("loud", "const", new Relations { Loud = "abc" });
        AssertBroken("more", "gt", new Relations { Ratio = 0.5f });
        Assert.Empty(new Relations { Limit = null, Value = long.MaxValue, Short = "abc", Sum = 9, Unit = -3 }.Validate());
    }

    [Fact]
    public void Expressions_AtTheEdgeOfTheirTypes_NeitherOverflowNorThrow()
    {
        Assert.Empty(new Relations { Value = long.MaxValue, Sum = long.MaxValue }.Validate());
        AssertBroken("sum", "lt", new Relations { Value = long.MinValue });
        Assert.Equal("count must be whole units", Assert.Single(new Relations { Unit = 0 }.Validate()).Message);
        Assert.Empty(new Relations { Count = int.MinValue, Code = "abc--2147483648", Unit = -1 }.Validate());
    }

    [Fact]
    public void Methods_OfTheUser_AreAsked()
    {
        AssertBroken("even", "custom", new Relations { Even = 3 });
        ValidationError error = Assert.Single(new Relations { Words = ["good", "bad"] }.Validate());
        Assert.Equal(new ValidationError("words[1]", "custom", "is a bad word"), error);
        Assert.Equal("custom rule failed (must pass Check)", Assert.Single(new Relations { Name = "refused", Code = "refused-012", Loud = "refused!" }.Validate()).Message);
        Assert.Equal(["name", "count"], new Relations { Name = "two", Code = "two-012", Loud = "two!" }.Validate().Select(e => e.Path));
        Assert.Equal("the name is wrong", Assert.Single(new Relations { Name = "text", Code = "text-012", Loud = "text!" }.Validate()).Message);
        Assert.Equal(new ValidationError("value", "luck", "brings bad luck"), Assert.Single(new Own { Value = 13 }.Validate()));
    }

    [Fact]
    public void Messages_NameTheRuleTheValueAndTheCure_AndNoText()
    {
        Assert.Equal("lt rule failed, current value: 12 (must be less than 10)", Single(new Numbers { Less = 12 }));
        Assert.Equal("ge rule failed, current value: 0.05 (must be at least 0.1)", Single(new Numbers { Part = 0.05 }));
        Assert.Equal("min_size rule failed, current value: 1 (must have at least 2 bytes)", Single(new Texts { Bytes = "a" }));
        Assert.Equal("in rule failed (must be one of \"x\", \"y\")", Single(new Texts { OneOf = "p4ssw0rd" }));
        Assert.Equal("defined_only rule failed, current value: 4 (must be a value that the enum names)", Single(new Enums { Defined = (Grade)4 }));
        Assert.Equal("in rule failed, current value: Middle (must be one of Low, High)", Single(new Enums { OneOf = Grade.Middle }));
        Assert.Equal("le rule failed, current value: 6 (must be at most $Limit)", Single(new Relations { Limit = 5, Value = 6 }));
        Assert.Equal("Said is at most 3 long", Single(new Texts { Said = "abcd" }));
        Assert.Equal("required rule failed (must be set and not blank)", Single(new Texts { Given = null }));
    }

    private static string Single<T>(T message)
        where T : IValidatable => Assert.Single(message.Validate()).Message;

    private static void AssertBroken<T>(string path, string rule, T message)
        where T : IValidatable
    {
        ValidationError error = Assert.Single(message.Validate());
        Assert.Equal((path, rule), (error.Path, error.Rule));
        Assert.False(message.IsValid());
    }
}
