using Microsoft.CodeAnalysis;

namespace Tern.Generators.CSharp;

/// <summary>Tells attributes that are rules from others.</summary>
internal static class RuleAttributes
{
    public const string Validate = "Tern.ValidateAttribute";
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    private static readonly HashSet<string> s_checked = new(StringComparer.Ordinal)
    {
        "AllowedValuesAttribute", "CompareAttribute", "DeniedValuesAttribute", "EmailAddressAttribute", "EnumDataTypeAttribute", "LengthAttribute", "MaxLengthAttribute",
        "MinLengthAttribute", "RangeAttribute", "RegularExpressionAttribute", "RequiredAttribute", "StringLengthAttribute", "UrlAttribute",
    };

    /// <summary>Attributes of a member, and those of the constructor parameters that fill it.</summary>
    public static IEnumerable<AttributeData> Of(ISymbol member) => member is IParameterSymbol
        ? member.GetAttributes()
        : member.GetAttributes().Concat(member.ContainingType.InstanceConstructors
            .SelectMany(c => c.Parameters)
            .Where(p => MemberCollector.Fills(p, member))
            .SelectMany(p => p.GetAttributes()));

    /// <summary>Whether the attribute says what a value must be, in a way that Tern checks.</summary>
    public static bool IsRule(AttributeData attribute) => IsOwn(attribute) || IsChecked(attribute);

    /// <summary>Whether the attribute does nothing but leave rules unchecked.</summary>
    public static bool IsSkipOnly(AttributeData attribute) => IsOwn(attribute) && attribute.NamedArguments.All(a => a.Key == "Skip");

    /// <summary>Whether the attribute is Tern's.</summary>
    public static bool IsOwn(AttributeData attribute) => attribute.AttributeClass?.HasFullName(Validate) == true;

    /// <summary>Whether the attribute is one of DataAnnotations that Tern checks.</summary>
    public static bool IsChecked(AttributeData attribute)
        => attribute.AttributeClass is { } type && s_checked.Contains(type.Name) && type.HasFullName(Namespace + "." + type.Name);

    /// <summary>Whether the attribute validates for others, and Tern cannot check what it asks.</summary>
    public static bool IsUnchecked(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type || IsChecked(attribute) || type.HasFullName(Namespace + ".DataTypeAttribute"))
        {
            return false;
        }

        return type.DerivesFrom(b => b.HasFullName(Namespace + ".ValidationAttribute"));
    }

    /// <summary>A named argument; <see langword="null"/> if it is not given.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>A named text; <see langword="null"/> if it is not given.</summary>
    public static string? NamedText(this AttributeData attribute, string name) => attribute.Named(name) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    /// <summary>Whether a flag is given and true.</summary>
    public static bool NamedFlag(this AttributeData attribute, string name) => attribute.Named(name) is { Kind: TypedConstantKind.Primitive, Value: true };
}
