using Tern.Contracts.Tests.Support;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Shapes;

public sealed class ShapeTests
{
    public static TheoryData<ThriftEncoding> Encodings => Wire.Encodings;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_MessageWithoutFields_IsAnEmptyStruct(ThriftEncoding encoding)
    {
        Assert.Equal([0], Wire.Write(new Empty(), encoding));
        Assert.NotNull(new Struct().I32(1, 5).ReadAs<Empty>(encoding));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_PrivateSettersAndConstructor_AreReached(ThriftEncoding encoding)
    {
        PrivateSetters read = Wire.RoundTrip(PrivateSetters.Of("n", 0), encoding);

        Assert.Equal(("n", 0), (read.Name, read.Count));
        PrivateSetters missing = new Struct().ReadAs<PrivateSetters>(encoding);
        Assert.Equal(("initial", 7), (missing.Name, missing.Count));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_MembersSetByConstructor_AreKept(ThriftEncoding encoding)
    {
        SetByConstructor written = new("n", 0) { Note = "", Inner = new Inner("i") };
        written.Tags.Clear();
        written.Tags.AddRange([1, 2]);
        written.Names[1] = "one";

        SetByConstructor read = Wire.RoundTrip(written, encoding);

        Assert.Equal(("n", 0, ""), (read.Name, read.Count, read.Note));
        Assert.Equal([1, 2], read.Tags);
        Assert.Equal(written.Names, read.Names);
        Assert.Equal(written.Inner, read.Inner);
        Assert.Equal(["constructed"], read.Log);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_MembersSetByConstructorMissing_KeepDefaultsAndInitialisers(ThriftEncoding encoding)
    {
        SetByConstructor read = new Struct().ReadAs<SetByConstructor>(encoding);

        Assert.Equal(("", 5, "none"), (read.Name, read.Count, read.Note));
        Assert.Equal([9], read.Tags);
        Assert.Equal("nine", read.Names[9]);
        Assert.Null(read.Inner);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_PrimaryConstructorOfClass_IsUsed(ThriftEncoding encoding)
    {
        PrimaryConstructor read = Wire.RoundTrip(new PrimaryConstructor("p", new Inner("q"), [3]), encoding);

        Assert.Equal(("p", new Inner("q")), (read.Name, read.Inner));
        Assert.Equal([3], read.Numbers);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_MessageOfConstructorMissing_NamesIt(ThriftEncoding encoding)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() => new Struct().Text(1, "p").ReadAs<PrimaryConstructor>(encoding));

        Assert.Equal(WireFormatError.InvalidData, error.Error);
        Assert.Contains("PrimaryConstructor.inner (2)", error.Message, StringComparison.Ordinal);
        Assert.Empty(new Struct().Of(2, new Struct()).ReadAs<PrimaryConstructor>(encoding).Numbers);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_ReadOnlyFieldsOfStruct_AreSetByConstructor(ThriftEncoding encoding)
    {
        ReadOnlyFields read = Wire.RoundTrip(new ReadOnlyFields(-1, 2), encoding);

        Assert.Equal((-1, 2), (read.X, read.Y));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_StructWithInitialisers_KeepsThemForMissingFieldsOnly(ThriftEncoding encoding)
    {
        StructWithInitialisers missing = new Struct().ReadAs<StructWithInitialisers>(encoding);
        StructWithInitialisers zero = Wire.RoundTrip(new StructWithInitialisers { Count = 0, Name = "", Field = 0 }, encoding);

        Assert.Equal((42, "struct", 3), (missing.Count, missing.Name, missing.Field));
        Assert.Equal((0, "", 0), (zero.Count, zero.Name, zero.Field));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_RequiredMembers_AreKept(ThriftEncoding encoding)
    {
        Requires written = new(1) { B = "b", C = new Inner("c"), D = 0 };

        Assert.Equal(written, Wire.RoundTrip(written, encoding));
        Assert.Equal((5, null), (Wire.RoundTrip(new RequiredStruct { Id = 5, Note = null }, encoding) is var s ? (s.Id, s.Note) : default));
        Assert.Equal("x", Wire.RoundTrip(new SetsRequired { Name = "x" }, encoding).Name);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_InheritedMembers_ComeAlong(ThriftEncoding encoding)
    {
        Dog dog = Wire.RoundTrip(new Dog { Name = "d", Legs = 3, Barks = false }, encoding);
        Animal animal = Wire.RoundTrip(new Animal { Name = "a" }, encoding);
        Circle circle = Wire.RoundTrip(new Circle("c", 1.5), encoding);

        Assert.Equal(("d", 3, false), (dog.Name, dog.Legs, dog.Barks));
        Assert.Equal(("a", 4), (animal.Name, animal.Legs));
        Assert.Equal(new Circle("c", 1.5), circle);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_MembersInheritedFromClosedGeneric_AreReached(ThriftEncoding encoding)
    {
        DerivedFromGeneric written = new() { Value = new Inner("v"), More = 3 };
        written.Add(new Inner("w"));

        DerivedFromGeneric read = Wire.RoundTrip(written, encoding);

        Assert.Equal((new Inner("v"), 3), (read.Value, read.More));
        Assert.Equal([new Inner("w")], read.Values);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_MessageThatContainsItself_IsKept(ThriftEncoding encoding)
    {
        Tree read = Wire.RoundTrip(new Tree { Value = 1, Left = new Tree { Value = 2 }, Children = [new Tree { Value = 3, Left = new Tree() }] }, encoding);

        Assert.Equal(2, read.Left!.Value);
        Assert.NotNull(read.Children[0].Left);
        Assert.Null(read.Children[0].Left!.Left);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_NestedTypes_AreKept(ThriftEncoding encoding)
    {
        Outer.Message written = new(1) { First = new Outer.Message.Part("p"), Hidden = new Outer.Message.Inner(2) };

        Assert.Equal(written, Wire.RoundTrip(written, encoding));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_ClosedGenericMessages_AreKept(ThriftEncoding encoding)
    {
        UsesGenerics written = new()
        {
            Page = new Page<Inner> { Items = [new Inner("1"), new Inner("2")] }.Continued("next"),
            Pair = new Pair<string, Page<int>>("k", new Page<int> { Items = [1, 2, 3] }),
            Nodes = Node<Inner>.Of(new Inner("a"), Node<Inner>.Of(new Inner("b"), null)),
            Pairs = [new(1, new() { ["x"] = new Inner("y") })],
            Other = new Page<Inner>(),
            WithNullableArgument = new Pair<string, Inner?>("a", null),
            WithArgument = new Pair<string, Inner>("b", new Inner()),
        };

        UsesGenerics read = Wire.RoundTrip(written, encoding);

        Assert.Equal(written.Page.Items, read.Page.Items);
        Assert.Equal("next", read.Page.Next);
        Assert.Equal("k", read.Pair!.First);
        Assert.Equal([1, 2, 3], read.Pair.Second.Items);
        Assert.Equal("b", read.Nodes!.Next!.Value!.Text);
        Assert.Null(read.Nodes.Next.Next);
        Assert.Equal(new Inner("y"), read.Pairs[0].Second["x"]);
        Assert.Empty(read.Other!.Items);
        Assert.Equal(written.WithNullableArgument, read.WithNullableArgument);
        Assert.Equal(written.WithArgument, read.WithArgument);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_MembersNamedLikeLocalsOfTheCodec_AreKept(ThriftEncoding encoding)
    {
        Keywords written = new() { @class = 1, Message = "m", Reader = 2, Writer = 3, Type = 4, Id = 5, Named = "n", @event = [6] };

        Keywords read = Wire.RoundTrip(written, encoding);

        Assert.Equal((1, "m", 2, 3, 4, 5, "n"), (read.@class, read.Message, read.Reader, read.Writer, read.Type, read.Id, read.Named));
        Assert.Equal([6], read.@event!);
    }
}
