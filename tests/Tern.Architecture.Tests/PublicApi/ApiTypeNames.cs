using System.Reflection;
using System.Text;

namespace Tern.Architecture.Tests.PublicApi;

/// <summary>Names types as C# does, with the question marks of nullable reference types.</summary>
internal static class ApiTypeNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type) => Of(type, nullability: null);

    public static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, nullability?.GenericTypeArguments.FirstOrDefault()) + "?";
        }

        string name = NameOf(type, nullability);
        // An unconstrained T reads as nullable whether or not it was written with a question mark.
        bool mayBeNull = !type.IsValueType
            && !type.IsGenericParameter
            && nullability is not null
            && (nullability.ReadState is NullabilityState.Nullable || nullability.WriteState is NullabilityState.Nullable);
        return mayBeNull ? name + "?" : name;
    }

    private static string NameOf(Type type, NullabilityInfo? nullability)
    {
        if (s_keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            string commas = new(',', type.GetArrayRank() - 1);
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{commas}]";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!) + "*";
        }

        return type.IsGenericParameter ? type.Name : NamedType(type, nullability);
    }

    private static string NamedType(Type type, NullabilityInfo? nullability)
    {
        Type[] arguments = type.GetGenericArguments();
        Stack<Type> chain = new();
        for (Type? part = type; part is not null; part = part.DeclaringType)
        {
            chain.Push(part);
        }

        StringBuilder text = new(type.Namespace);
        int used = 0;
        foreach (Type part in chain)
        {
            string name = part.Name;
            int tick = name.IndexOf('`', StringComparison.Ordinal);
            text.Append('.').Append(tick < 0 ? name : name[..tick]);
            int upTo = part.GetGenericArguments().Length;
            if (upTo > used)
            {
                int first = used;
                IEnumerable<string> names = arguments[first..upTo].Select((argument, index) => Of(argument, ArgumentOf(nullability, first + index)));
                text.Append('<').AppendJoin(", ", names).Append('>');
                used = upTo;
            }
        }

        return text.ToString().TrimStart('.');
    }

    private static NullabilityInfo? ArgumentOf(NullabilityInfo? nullability, int index) =>
        nullability is not null && index < nullability.GenericTypeArguments.Length ? nullability.GenericTypeArguments[index] : null;
}
