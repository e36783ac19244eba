using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tern.Architecture.Tests.PublicApi;

/// <summary>The text of one member, after the name of its type.</summary>
internal static class ApiMembers
{
    private static readonly NullabilityInfoContext s_nullability = new();

    public static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            bool isReadOnly = type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);
            return (isReadOnly ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct";
        }

        string modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return modifier + "class";
    }

    public static string Field(FieldInfo field)
    {
        string type = ApiTypeNames.Of(field.FieldType, s_nullability.Create(field));
        if (field.IsLiteral)
        {
            return $"const {field.Name} = {Literal(field.GetRawConstantValue())} -> {type}";
        }

        string modifiers = (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{modifiers}{field.Name} -> {type}";
    }

    public static string Constructor(ConstructorInfo constructor) => $"{Modifiers(constructor)}ctor{Parameters(constructor)}";

    public static string Method(MethodInfo method) => $"{Modifiers(method)}{method.Name}{Signature(method)}";

    public static string Signature(MethodInfo method)
    {
        string generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(ApiTypeNames.Of))}>" : "";
        string reference = method.ReturnType.IsByRef ? "ref " : "";
        string constraints = method.IsGenericMethodDefinition ? Constraints(method.GetGenericArguments()) : "";
        return $"{generic}{Parameters(method)} -> {reference}{ApiTypeNames.Of(method.ReturnType, s_nullability.Create(method.ReturnParameter))}{constraints}";
    }

    public static string Getter(PropertyInfo property, MethodInfo getter)
    {
        string type = ApiTypeNames.Of(property.PropertyType, s_nullability.Create(property));
        return $"{Modifiers(getter)}{PropertyName(property)}.get -> {(property.PropertyType.IsByRef ? "ref " : "")}{type}";
    }

    public static string Setter(PropertyInfo property, MethodInfo setter)
    {
        bool isInit = setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        string required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";
        string type = ApiTypeNames.Of(property.PropertyType, s_nullability.Create(property));
        return $"{Modifiers(setter)}{required}{PropertyName(property)}.{(isInit ? "init" : "set")} <- {type}";
    }

    public static string Event(EventInfo item) => $"{Modifiers(item.AddMethod!)}event {item.Name} -> {ApiTypeNames.Of(item.EventHandlerType!, s_nullability.Create(item))}";

    public static string Constraints(Type[] parameters)
    {
        IEnumerable<string> clauses = parameters
            .Where(parameter => parameter.IsGenericParameter)
            .Select(parameter => (parameter.Name, List: ConstraintsOf(parameter)))
            .Where(clause => clause.List.Count > 0)
            .Select(clause => $" where {clause.Name} : {string.Join(", ", clause.List)}");
        return string.Concat(clauses);
    }

    private static List<string> ConstraintsOf(Type parameter)
    {
        GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
        bool isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> list = [];
        if (isStruct)
        {
            list.Add("struct");
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            list.Add("class");
        }

        list.AddRange(parameter.GetGenericParameterConstraints()
            .Where(type => type != typeof(ValueType))
            .Select(ApiTypeNames.Of)
            .Order(StringComparer.Ordinal));
        if (!isStruct && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            list.Add("new()");
        }

        if (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            list.Add("allows ref struct");
        }

        return list;
    }

    private static string PropertyName(PropertyInfo property)
    {
        ParameterInfo[] index = property.GetIndexParameters();
        return index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
    }

    private static string Parameters(MethodBase method)
    {
        string self = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"({self}{string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = "";
        if (parameter.ParameterType.IsByRef)
        {
            direction = parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        }

        string array = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        string fallback = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "";
        return $"{array}{direction}{ApiTypeNames.Of(parameter.ParameterType, s_nullability.Create(parameter))} {parameter.Name}{fallback}";
    }

    private static string Modifiers(MethodBase method)
    {
        string access = method.IsPublic ? "" : "protected ";
        if (method.IsStatic)
        {
            return access + (method.IsAbstract ? "static abstract " : "static ");
        }

        // Members of an interface are abstract by nature; saying so would only add noise.
        if (method is not MethodInfo info || method.DeclaringType!.IsInterface || !method.IsVirtual)
        {
            return access;
        }

        bool overrides = info.GetBaseDefinition() != info;
        return access + (method.IsAbstract, overrides, method.IsFinal) switch
        {
            (true, _, _) => "abstract ",
            (_, true, true) => "sealed override ",
            (_, true, false) => "override ",
            (_, false, true) => "",
            _ => "virtual ",
        };
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
