using Tern.Schema;

namespace Tern.Emit.Tests;

public sealed class DescriptorTests
{
    private static readonly TypeModel s_int = new ScalarType(new TypeName(null, "int"), ScalarKind.Int32);
    private static readonly TypeModel s_text = new ScalarType(new TypeName(null, "string"), ScalarKind.String);
    private static readonly TypeModel s_list = new ListType(TypeName.Generic("System.Collections.Generic", "List", s_int.Name), ListShape.List, s_int);

    [Fact]
    public void Field_MapWithTextKeys_IsTheEntryThatProtobufExpects()
    {
        MessageDescriptor message = Message(2, "unit_prices", new MapType(new TypeName(null, "Map"), MapShape.Dictionary, s_text, s_int));

        MessageDescriptor entry = Assert.Single(message.Nested);
        Assert.Equal(("UnitPricesEntry", true), (entry.Name, entry.IsMapEntry));
        Assert.Equal(new FieldType(FieldKind.Message, "shop.Item.UnitPricesEntry"), Assert.Single(message.Fields).Type);
        Assert.Equal([("key", 1, FieldKind.String), ("value", 2, FieldKind.Int32)], entry.Fields.Select(f => (f.Name, f.Number, f.Type.Kind)));
    }

    [Fact]
    public void Field_MapWithKeysThatProtobufDoesNotHave_IsAListOfEntries()
    {
        var number = new ScalarType(new TypeName(null, "double"), ScalarKind.Double);
        MessageDescriptor message = Message(2, "prices", new MapType(new TypeName(null, "Map"), MapShape.Dictionary, number, s_int));

        Assert.False(Assert.Single(message.Nested).IsMapEntry);
        Assert.True(Assert.Single(message.Fields).IsRepeated);
    }

    [Fact]
    public void Field_ListInAList_IsAMessageWithItems()
    {
        MessageDescriptor message = Message(2, "rows", new ListType(new TypeName(null, "Rows"), ListShape.List, s_list));

        MessageDescriptor row = Assert.Single(message.Nested);
        Assert.Equal("RowsElement", row.Name);
        Assert.Equal(("items", 1, true), (row.Fields[0].Name, row.Fields[0].Number, row.Fields[0].IsRepeated));
        Assert.Equal("shop.Item.RowsElement", message.Fields[0].Type.Name);
    }

    [Theory]
    [InlineData(18_999, 1)]
    [InlineData(19_000, 0)]
    [InlineData(19_999, 0)]
    [InlineData(20_000, 1)]
    public void Field_NumberThatProtobufKeepsForItself_IsLeftOut(int id, int fields) => Assert.Equal(fields, Message(id, "count", s_int).Fields.Count);

    [Theory]
    [InlineData("kebab-case", "kebab_case", "kebab-case")]
    [InlineData("snake_case", "snake_case", null)]
    [InlineData("1st", "_1st", null)]
    [InlineData("straße", "stra_e", "straße")]
    public void Field_NameThatIsNoIdentifier_KeepsItsNameInJson(string wireName, string name, string? json)
    {
        FieldDescriptor field = Assert.Single(Message(1, wireName, s_int).Fields);

        Assert.Equal((name, json), (field.Name, field.JsonName));
    }

    [Fact]
    public void Field_NamesThatDifferInCaseOnly_AreToldApart()
    {
        var builder = new MessageDescriptorBuilder("shop.Item");
        builder.Add(1, "id", s_int, ProtobufModel.Default, hasPresence: false);
        builder.Add(2, "iD", s_int, ProtobufModel.Default, hasPresence: false);

        Assert.Equal(["id", "iD_2"], builder.Build().Fields.Select(f => f.Name));
    }

    [Theory]
    [InlineData(false, "Red=1 Green=2", "COLOR_KIND_UNSPECIFIED=0 Red=1 Green=2")]
    [InlineData(false, "Red=1 None=0", "None=0 Red=1")]
    [InlineData(true, "Red=1 Green=2", "Red=1 Green=2")]
    [InlineData(false, "", "COLOR_KIND_UNSPECIFIED=0")]
    [InlineData(true, "", "COLOR_KIND_UNSPECIFIED=0")]
    [InlineData(false, "A=0 B=0", "A=0 B=0")]
    [InlineData(false, "A=0 a=-1", "A=0 a_minus1=-1")]
    [InlineData(false, "Red=0 COLOR_KIND_RED=1", "Red=0 COLOR_KIND_RED_1=1")]
    public void Enum_Values_AreWhatProto3Takes(bool isClosed, string members, string expected)
    {
        EnumMember[] all = [.. members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => new EnumMember(m[..m.IndexOf('=', StringComparison.Ordinal)], int.Parse(m[(m.IndexOf('=', StringComparison.Ordinal) + 1)..])))];
        var type = new EnumType(new TypeName("Shop", "ColorKind"), "shop.ColorKind", ScalarKind.Int32, new(all), isClosed);

        Assert.Equal(expected, string.Join(' ', EnumDescriptor.Of(type).Values.Select(v => $"{v.WireName}={v.Value}")));
    }

    private static MessageDescriptor Message(int id, string name, TypeModel type)
    {
        var builder = new MessageDescriptorBuilder("shop.Item");
        builder.Add(id, name, type, ProtobufModel.Default, hasPresence: false);
        return builder.Build();
    }
}
