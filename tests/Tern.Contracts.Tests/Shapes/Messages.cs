using System.Diagnostics.CodeAnalysis;

namespace Tern.Contracts.Tests.Shapes;

[RpcMessage]
public sealed partial class Empty;

[RpcMessage]
public sealed partial class PrivateSetters
{
    private PrivateSetters()
    {
    }

    [RpcField(1)] public string Name { get; private set; } = "initial";

    [RpcField(2)] public int Count { get; private set; } = 7;

    public static PrivateSetters Of(string name, int count) => new() { Name = name, Count = count };
}

[RpcMessage]
public sealed partial class SetByConstructor
{
    private readonly List<string> _log = [];

    public SetByConstructor(string name, int count = 5)
    {
        Name = name;
        Count = count;
        _log.Add("constructed");
    }

    [RpcField(1)] public string Name { get; }

    [RpcField(2)] public int Count { get; }

    [RpcField(3)] public string Note { get; set; } = "none";

    [RpcField(4)] public List<int> Tags { get; } = [9];

    [RpcField(5)] public Dictionary<int, string> Names { get; } = new() { [9] = "nine" };

    [RpcField(6)] public Inner? Inner { get; init; }

    public IReadOnlyList<string> Log => _log;
}

[RpcMessage]
public sealed partial class PrimaryConstructor(string name, Inner inner, List<int> numbers)
{
    [RpcField(1)] public string Name { get; } = name;

    [RpcField(2)] public Inner Inner { get; } = inner;

    [RpcField(3)] public List<int> Numbers => numbers;
}

[RpcMessage]
public readonly partial struct ReadOnlyFields(int x, int y)
{
    [RpcField(1)] public readonly int X = x;

    [RpcField(2)] public readonly int Y = y;
}

[RpcMessage]
public partial struct StructWithInitialisers
{
    public StructWithInitialisers()
    {
    }

    [RpcField(1)] public int Count { get; set; } = 42;

    [RpcField(2)] public string Name { get; init; } = "struct";

    [RpcField(3)] public int Field = 3;
}

[RpcMessage]
public partial struct RequiredStruct
{
    [RpcField(1)] public required int Id { get; init; }

    [RpcField(2)] public required string? Note { get; init; }
}

[RpcMessage]
public sealed partial record Inner([RpcField(1)] string Text = "inner");

[RpcMessage]
public sealed partial record Requires([RpcField(1)] int A)
{
    [RpcField(2)] public required string B { get; init; }

    [RpcField(3)] public required Inner C { get; set; }

    [RpcField(4)] public int D { get; init; } = 4;
}

[RpcMessage]
public sealed partial class SetsRequired
{
    [SetsRequiredMembers]
    public SetsRequired() => Name = "set by constructor";

    [RpcField(1)] public required string Name { get; set; }
}

[RpcMessage]
public partial class Animal
{
    [RpcField(1)] public string Name { get; set; } = "";

    [RpcField(2)] public int Legs { get; init; } = 4;
}

[RpcMessage]
public sealed partial class Dog : Animal
{
    [RpcField(3)] public bool Barks { get; set; } = true;
}

[RpcMessage]
public abstract partial record Shape([RpcField(1)] string Id);

[RpcMessage]
public sealed partial record Circle(string Id, [RpcField(2)] double Radius) : Shape(Id);

[RpcMessage]
public sealed partial class Tree
{
    [RpcField(1)] public int Value { get; set; }

    [RpcField(2)] public Tree? Left { get; set; }

    [RpcField(3)] public List<Tree> Children { get; set; } = [];
}

public static partial class Outer
{
    [RpcMessage]
    public sealed partial record Message([RpcField(1)] int Value)
    {
        [RpcMessage]
        public sealed partial record Part([RpcField(1)] string Text);

        [RpcField(2)] public Part? First { get; init; }

        // Hides the type of the same name in the namespace.
        [RpcField(3)] public Inner? Hidden { get; init; }

        [RpcMessage]
        public sealed partial record Inner([RpcField(1)] long Number);
    }
}

[RpcMessage]
public sealed partial record Page<T>
{
    [RpcField(1)] public List<T> Items { get; init; } = [];

    [RpcField(2)] public string? Next { get; private set; }

    public Page<T> Continued(string next)
    {
        Next = next;
        return this;
    }
}

[RpcMessage]
public sealed partial record Pair<TFirst, TSecond>([RpcField(1)] TFirst First, [RpcField(2)] TSecond Second)
    where TFirst : notnull;

[RpcMessage]
public sealed partial class Node<T>
    where T : class
{
    private Node()
    {
    }

    [RpcField(1)] public T? Value { get; init; }

    [RpcField(2)] public Node<T>? Next { get; init; }

    public static Node<T> Of(T value, Node<T>? next) => new() { Value = value, Next = next };
}

[RpcMessage]
public sealed partial record UsesGenerics
{
    [RpcField(1)] public Page<Inner> Page { get; init; } = new();

    [RpcField(2)] public Pair<string, Page<int>>? Pair { get; init; }

    [RpcField(3)] public Node<Inner>? Nodes { get; init; }

    [RpcField(4)] public List<Pair<int, Dictionary<string, Inner>>> Pairs { get; init; } = [];

    [RpcField(5)] public Page<Inner>? Other { get; init; }

    [RpcField(6)] public Pair<string, Inner?>? WithNullableArgument { get; init; }

    [RpcField(7)] public Pair<string, Inner>? WithArgument { get; init; }
}

[RpcMessage]
public sealed partial class Keywords
{
    [RpcField(1)] public int @class { get; set; }

    [RpcField(2)] public string Message { get; set; } = "";

    [RpcField(3)] public int? Reader { get; set; }

    [RpcField(4)] public int? Writer { get; set; }

    [RpcField(5)] public int? Type { get; set; }

    [RpcField(6)] public int? Id { get; set; }

    [RpcField(7, Name = "strange \"name\"")] public string? Named { get; set; }

    [Obsolete("Kept on the wire.")]
    [RpcField(8)] public string? Old { get; set; }

    [RpcField(9)] public List<int>? @event { get; set; }
}

[RpcMessage]
public sealed partial class GetOnly
{
    [RpcField(1)] public IList<int> Numbers { get; } = new List<int> { 7 };

    [RpcField(2)] public IDictionary<int, string> Names { get; } = new Dictionary<int, string> { [7] = "seven" };

    [RpcField(3)] public HashSet<string> Words { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static string NameOf(IEqualityComparer<string> comparer) => ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase) ? "OrdinalIgnoreCase" : "another";
}

[RpcMessage]
public sealed partial class NullableInitialisers
{
    [RpcField(1)] public int? Number { get; set; } = 5;

    [RpcField(2)] public string? Text { get; init; } = "text";

    [RpcField(3)] public List<int>? List { get; private set; } = [1];

    public NullableInitialisers WithoutList()
    {
        List = null;
        return this;
    }
}

[RpcMessage]
public sealed partial record NullableDefaults([RpcField(1)] int? Number = 5, [RpcField(2)] string? Text = "text")
{
    [RpcField(3)] public Inner? Inner { get; init; } = new();
}

[RpcMessage]
public partial class GenericBase<T>
{
    [RpcField(1)] public T? Value { get; init; }

    [RpcField(2)] public List<T> Values { get; private set; } = [];

    public void Add(T value) => Values.Add(value);
}

[RpcMessage]
public sealed partial class DerivedFromGeneric : GenericBase<Inner>
{
    [RpcField(3)] public int More { get; init; }
}
