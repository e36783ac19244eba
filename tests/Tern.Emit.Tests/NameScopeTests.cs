using Tern.Schema;

namespace Tern.Emit.Tests;

public sealed class NameScopeTests
{
    private readonly NameScope _names = new("Shop.Contracts", ["ItemCodec"]);

    [Theory]
    [InlineData("Shop.Contracts", "Item", "Item")]
    [InlineData("Shop.Contracts", "Outer.Item", "Outer.Item")]
    [InlineData("Shop.Contracts", "ItemCodec", "ShopContracts::ItemCodec")]
    [InlineData("Shop", "Item", "global::Shop.Item")]
    [InlineData("Shop.Common", "Item", "ShopCommon::Item")]
    [InlineData("shop.common", "Item", "ShopCommon::Item")]
    [InlineData("Shop.Common", "event", "ShopCommon::@event")]
    [InlineData("System", "Guid", "global::System.Guid")]
    [InlineData("", "Item", "global::Item")]
    [InlineData(null, "int", "int")]
    public void Of_Type_IsSpelledSoThatNothingHidesIt(string? space, string name, string expected)
    {
        Assert.Equal(expected, _names.Of(new TypeName(space, name)));
    }

    [Fact]
    public void Of_GenericNullableArray_IsSpelledWithItsParts()
    {
        TypeName list = TypeName.Generic("System.Collections.Generic", "List", new TypeName(null, "int", default, "[]"), new TypeName("Shop.Contracts", "Item").AsNullable());

        Assert.Equal("SystemGeneric::List<int[], Item?>?", _names.OfNullable(list));
        Assert.Equal("SystemGeneric::List<int[], Item?>?", _names.OfNullable(list.AsNullable()));
    }

    [Fact]
    public void Aliases_NamespacesThatDifferByCaseOrDot_AreToldApart()
    {
        Assert.Equal("AB::X", _names.Of(new TypeName("A.B", "X")));
        Assert.Equal("AB_::X", _names.Of(new TypeName("a.b", "X")));
        Assert.Equal("AB::Y", _names.Of(new TypeName("A.B", "Y")));
        Assert.Equal(["A.B", "a.b"], _names.Aliases.Select(a => a.Value));
    }

    [Fact]
    public void Anchored_TypeOfTheSameNamespace_IsNotSimple()
    {
        Assert.Equal("ShopContracts::Item", _names.Anchored(new TypeName("Shop.Contracts", "Item")));
    }
}
