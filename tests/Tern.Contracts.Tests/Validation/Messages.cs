using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Tern.Contracts.Tests.Validation;

public enum Grade
{
    None = 0,
    Low = 1,
    Middle = 2,
    High = 3,
    Top = 10,
}

public enum Wide : long
{
    Zero,
    One,
}

[RpcMessage]
public sealed partial record Numbers
{
    [RpcField(1), Validate(LessThan = 10)] public int Less { get; init; }
    [RpcField(2), Validate(AtMost = 10)] public long Most { get; init; }
    [RpcField(3), Validate(GreaterThan = 0)] public short Greater { get; init; } = 1;
    [RpcField(4), Validate(AtLeast = 5u)] public ulong Least { get; init; } = 5;
    [RpcField(5), Validate(Const = 7)] public byte Seven { get; init; } = 7;
    [RpcField(6), Validate(In = [1, 2, 3])] public sbyte OneOf { get; init; } = 1;
    [RpcField(7), Validate(NotIn = [4, 5])] public ushort NoneOf { get; init; }
    [RpcField(8), Validate(AtLeast = 0.1, LessThan = 1)] public double Part { get; init; } = 0.1;
    [RpcField(9), Validate(AtLeast = 0.1f)] public float Small { get; init; } = 0.1f;
    [RpcField(10), Validate(AtMost = "99.95")] public decimal Price { get; init; }
    [RpcField(11), Validate(Const = true)] public bool Agreed { get; init; } = true;
    [RpcField(12), Validate(AtLeast = 10)] public int? Maybe { get; init; }
    [RpcField(13), Validate(NotNull = true, AtLeast = 10)] public int? Needed { get; init; } = 10;
    [RpcField(14), Range(1, 5)] public int Ranged { get; init; } = 1;
    [RpcField(15), Range(1, 5, MinimumIsExclusive = true, MaximumIsExclusive = true)] public int Inside { get; init; } = 2;
    [RpcField(16), Range(typeof(decimal), "0.5", "1.5")] public decimal Rate { get; init; } = 1;
    [RpcField(17), Range(0.5, double.MaxValue)] public decimal Unbounded { get; init; } = 1;
    [RpcField(18), Range(0, int.MaxValue)] public byte Everything { get; init; }
    [RpcField(19), AllowedValues(1, 2)] public int? Allowed { get; init; } = 1;
    [RpcField(20), AllowedValues(1, null)] public int? AllowedOrNull { get; init; }
    [RpcField(21), DeniedValues(3, null)] public int? Denied { get; init; } = 1;
}

[RpcMessage]
public sealed partial record Texts
{
    [RpcField(1), Validate(MinSize = 2, MaxSize = 4)] public string Bytes { get; init; } = "ab";
    [RpcField(2), Validate(MinRunes = 2, MaxRunes = 3)] public string Runes { get; init; } = "ab";
    [RpcField(3), StringLength(4, MinimumLength = 2)] public string Chars { get; init; } = "ab";
    [RpcField(4), Validate(Pattern = "^[a-z]+[0-9]")] public string Matched { get; init; } = "a1";
    [RpcField(5), RegularExpression("[a-z]+")] public string Whole { get; init; } = "abc";
    [RpcField(6), Validate(Prefix = "ab", Suffix = "yz")] public string Ends { get; init; } = "ab-yz";
    [RpcField(7), Validate(Contains = "@@", NotContains = "!")] public string Parts { get; init; } = "a@b";
    [RpcField(8), Validate(In = ["x", "y"])] public string OneOf { get; init; } = "x";
    [RpcField(9), Validate(Const = "$$price")] public string Dollar { get; init; } = "$price";
    [RpcField(10), Required] public string? Given { get; init; } = "g";
    [RpcField(11), Required(AllowEmptyStrings = true)] public string? GivenOrEmpty { get; init; } = "";
    [RpcField(12), EmailAddress] public string? Mail { get; init; }
    [RpcField(13), Url] public string? Site { get; init; }
    [RpcField(14), RegularExpression("^(?!.*secret).*$")] public string? NoSecret { get; init; }
    [RpcField(15), Validate(MinSize = 2, Prefix = "a", Contains = "b", Pattern = "^ab", In = ["ab", "abc"], MaxRunes = 3)] public byte[] Binary { get; init; } = "ab"u8.ToArray();
    [RpcField(16), Validate(MaxSize = 3, Suffix = "é")] public ReadOnlyMemory<byte> Memory { get; init; } = "é"u8.ToArray();
    [RpcField(17), Validate(Const = "6f9619ff-8b86-d011-b42d-00c04fc964ff")] public Guid Id { get; init; } = new("6f9619ff-8b86-d011-b42d-00c04fc964ff");
    [RpcField(18), StringLength(3, ErrorMessage = "{0} is at most {1} long")] public string Said { get; init; } = "";
    [RpcField(19), MinLength(2), MaxLength(3)] public string Sized { get; init; } = "ab";
    [RpcField(20), Length(1, 2)] public string[] Some { get; init; } = ["a"];
    [RpcField(21)] public string Password { get; init; } = "";
    [RpcField(22), Compare(nameof(Password))] public string Again { get; init; } = "";
}

[RpcMessage]
public sealed partial record Times
{
    [RpcField(1), Validate(AtLeast = "00:00:01", LessThan = "1.00:00:00")] public TimeSpan Span { get; init; } = TimeSpan.FromSeconds(1);
    [RpcField(2), Validate(AtLeast = "2020-01-01T00:00:00Z")] public DateTime Since { get; init; } = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    [RpcField(3), Validate(AtLeast = "$Since")] public DateTimeOffset Until { get; init; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    [RpcField(4), Range(typeof(DateOnly), "2020-01-01", "2020-12-31")] public DateOnly Day { get; init; } = new(2020, 6, 1);
    [RpcField(5), Validate(LessThan = "12:00:00")] public TimeOnly Morning { get; init; }
}

[RpcMessage]
public sealed partial record Enums
{
    [RpcField(1), Validate(DefinedOnly = true)] public Grade Defined { get; init; }
    [RpcField(2), Validate(In = [Grade.Low, Grade.High])] public Grade OneOf { get; init; } = Grade.Low;
    [RpcField(3), Validate(NotIn = [Grade.None])] public Grade? Maybe { get; init; }
    [RpcField(4), EnumDataType(typeof(Wide))] public Wide Wide { get; init; }
    [RpcField(5), Validate(Const = Grade.Top)] public Grade Top { get; init; } = Grade.Top;
}

[RpcMessage]
public sealed partial record Money
{
    [RpcField(1), Validate(MinSize = 3, MaxSize = 3)] public string Currency { get; init; } = "EUR";
    [RpcField(2), Validate(GreaterThan = 0)] public long Amount { get; init; } = 1;
}

[RpcMessage]
public readonly partial record struct Point([RpcField(1), Range(0, 9)] int X, [RpcField(2)][property: Validate(AtMost = "$X")] int Y);

/// <summary>Has no rules, and holds what has none.</summary>
[RpcMessage]
public sealed partial record Plain
{
    [RpcField(1)] public int Value { get; init; }
    [RpcField(2)] public Plain? Next { get; init; }
}

[RpcMessage]
public sealed partial record Collections
{
    [RpcField(1), Validate(MinSize = 1, MaxSize = 3), Validate("elem", MinSize = 2, Pattern = "^[a-z]*$")] public List<string> Tags { get; init; } = ["ab"];
    [RpcField(2)] public List<Money> Prices { get; init; } = [];
    [RpcField(3), Validate("key", MaxSize = 3), Validate("value", AtLeast = 0)] public Dictionary<string, int> Counts { get; init; } = [];
    [RpcField(4)] public IReadOnlyDictionary<int, Money>? ByNumber { get; init; }
    [RpcField(5), Validate("elem.elem", AtMost = 9)] public List<int[]> Rows { get; init; } = [];
    [RpcField(6), Validate("value.elem", GreaterThan = 0)] public ImmutableDictionary<string, ImmutableArray<int>> Deep { get; init; } = ImmutableDictionary<string, ImmutableArray<int>>.Empty;
    [RpcField(7), Validate(MinSize = 1), Validate("elem", MaxSize = 1)] public IReadOnlySet<string>? Letters { get; init; }
    [RpcField(8), Validate("elem", AtLeast = 1)] public IEnumerable<long>? Lazy { get; init; }
    [RpcField(9), Validate("elem", Skip = true)] public List<Money> Unchecked { get; init; } = [];
    [RpcField(10), Validate(Skip = true)] public Money? Skipped { get; init; }
    [RpcField(11), Required] public Money? Main { get; init; } = new();
    [RpcField(12), Validate(MaxSize = 2)] public ImmutableArray<int> Immutable { get; init; }
    [RpcField(13)] public ImmutableList<Point> Points { get; init; } = [];
    [RpcField(14)] public HashSet<Money> Set { get; init; } = [];
    [RpcField(15)] public Plain? Plain { get; init; }
    [RpcField(16), Validate(MinSize = 1)] public ICollection<int>? Some { get; init; }
}

[RpcMessage]
[Validate(Assert = "@equal(@mod($Count, $Unit), 0)", Message = "count must be whole units")]
[Validate(With = nameof(Check))]
[Validate(With = nameof(CheckAll))]
[Validate(With = "Text", WithType = typeof(MoreChecks))]
public sealed partial record Relations
{
    [RpcField(1)] public string Name { get; init; } = "abc";
    [RpcField(2), Validate(MaxSize = "@len($Name)")] public string Short { get; init; } = "";
    [RpcField(3)] public int? Limit { get; init; }
    [RpcField(4), Validate(AtMost = "$Limit")] public long Value { get; init; }
    [RpcField(5), Validate(Const = "@sprintf(\"%s-%03d\", $Name, $Count)")] public string Code { get; init; } = "abc-012";
    [RpcField(6)] public int Count { get; init; } = 12;
    [RpcField(7)] public long Unit { get; init; } = 1;
    [RpcField(8), Validate(LessThan = "@add($Value, 10)")] public ulong Sum { get; init; }
    [RpcField(9), Validate(LessThan = "@now_unix_nano()")] public long Past { get; init; }
    [RpcField(10), Validate(With = nameof(IsEven))] public int Even { get; init; }
    [RpcField(11), Validate("elem", With = nameof(Problem))] public List<string> Words { get; init; } = [];
    [RpcField(12), Validate(Const = "@add($Name, \"!\")")] public string Loud { get; init; } = "abc!";
    [RpcField(13), Validate(GreaterThan = "@add($Ratio, 0.5)")] public double More { get; init; } = 1;
    [RpcField(14)] public float Ratio { get; init; }

    internal static bool IsEven(int value) => value % 2 == 0;

    internal static string? Problem(string word) => word == "bad" ? "is a bad word" : null;

    internal static bool Check(Relations message) => message.Name != "refused";

    internal static void CheckAll(Relations message, ref ValidationErrors errors)
    {
        if (message.Name == "two")
        {
            errors.Add("name", "own", "one");
            errors.Add("count", "own", "two");
        }
    }
}

internal static class MoreChecks
{
    public static string? Text(Relations message) => message.Name == "text" ? "the name is wrong" : null;
}

[RpcMessage]
public sealed partial record Tree
{
    [RpcField(1), Validate(AtLeast = 0)] public int Value { get; set; }
    [RpcField(2)] public Tree? Left { get; set; }
    [RpcField(3)] public List<Tree> Others { get; init; } = [];
}

[RpcUnion]
public abstract partial record Payment
{
    [RpcField(1)] public sealed partial record Card([property: StringLength(4)] string Number) : Payment;

    [RpcField(2)] public sealed partial record Cash(Money Value) : Payment;

    [RpcField(3)] public sealed partial record Free(bool Value) : Payment;
}

[RpcMessage]
public sealed partial record Order
{
    [RpcField(1)] public Payment? Payment { get; init; }
    [RpcOneOf] public Delivery? Delivery { get; init; }
    [RpcField(9)] public Page<Money>? Page { get; init; }
    [RpcField(10)] public Own? Own { get; init; }
    [RpcField(11)] public Page<int>? Numbers { get; init; }
}

[RpcUnion]
public abstract partial record Delivery
{
    [RpcField(5)] public sealed partial record Post(Money Fee) : Delivery;

    [RpcField(6)] public sealed partial record Pickup([property: Required] string Shop) : Delivery;
}

[RpcMessage]
public sealed partial record Page<T>
{
    [RpcField(1), Validate(MaxSize = 2)] public List<T> Items { get; init; } = [];
}

[RpcMessage]
public sealed partial record Own : IValidatable
{
    [RpcField(1)] public int Value { get; init; }

    void IValidatable.Validate(ref ValidationErrors errors)
    {
        if (Value == 13)
        {
            errors.Add("value", "luck", "brings bad luck");
        }
    }
}

[RpcException]
public sealed partial class Refused : Exception
{
    [RpcField(1), Validate(GreaterThan = 0)] public int Reason { get; set; }
}
