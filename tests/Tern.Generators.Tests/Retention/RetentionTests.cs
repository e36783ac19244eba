using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Idl;
using Tern.Generators.Tests.Support;
using Tern.Schema;

namespace Tern.Generators.Tests.Retention;

/// <summary>Whatever a pipeline step returns is kept until the next edit; a symbol in it would keep the whole compilation.</summary>
public sealed class RetentionTests
{
    [Theory]
    [InlineData(TrackingNames.ParsedMessages)]
    [InlineData(TrackingNames.ParsedExceptions)]
    [InlineData(TrackingNames.ParsedUnions)]
    [InlineData(TrackingNames.ParsedServices)]
    [InlineData(TrackingNames.ClosedMessages)]
    [InlineData(TrackingNames.Messages + TrackingNames.ValidationSuffix)]
    [InlineData(TrackingNames.Unions + TrackingNames.ValidationSuffix)]
    [InlineData(TrackingNames.Registrations)]
    [InlineData(TrackingNames.Messages + TrackingNames.DiagnosticsSuffix)]
    [InlineData(TrackingNames.ParsedIdl)]
    [InlineData(TrackingNames.CompiledIdlElsewhere)]
    [InlineData(TrackingNames.LoweredIdl)]
    [InlineData(TrackingNames.IdlDeclarations)]
    [InlineData(TrackingNames.IdlContracts)]
    [InlineData(TrackingNames.IdlServices)]
    [InlineData(TrackingNames.LateContracts)]
    [InlineData(TrackingNames.ParsedWithIdl)]
    public void Step_OfAnyKind_ReturnsValuesOnly(string step)
    {
        GeneratorRun run = GeneratorRun.Of(
            Compilations.Of([.. Samples.Shop, .. Samples.Rules, "[RpcMessage] public partial class Wrong { [RpcField(0)] public object? Member { get; set; } }"]),
            IdlSamples.Thrift,
            IdlSamples.Common);
        IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> outputs = run.Outputs(step);

        Assert.NotEmpty(outputs);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach ((object value, _) in outputs)
        {
            AssertValues(value, value.GetType().Name, seen);
        }
    }

    [Fact]
    public void Model_EveryProperty_IsOfATypeThatComparesByValue()
    {
        IEnumerable<PropertyInfo> properties = typeof(MessageModel).Assembly.GetTypes()
            .Where(t => t.GetMethod("<Clone>$") is not null)
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.SetMethod is not null);

        Assert.NotEmpty(properties);
        Assert.All(properties, p => Assert.True(ComparesByValue(p.PropertyType), $"{p.DeclaringType!.Name}.{p.Name} is a {p.PropertyType}"));
    }

    private static bool ComparesByValue(Type type) => type.IsPrimitive
        || type.IsEnum
        || type == typeof(string)
        || type == typeof(decimal)
        || (Nullable.GetUnderlyingType(type) is { } underlying && ComparesByValue(underlying))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) && ComparesByValue(type.GetGenericArguments()[0]))
        || type.GetMethod("<Clone>$") is not null;

    private static void AssertValues(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or decimal || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        Assert.True(type.Namespace?.StartsWith("Tern.", StringComparison.Ordinal) == true || type.IsArray, $"{path} is a {type}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertValues(item, path + "[]", seen);
            }
        }

        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            AssertValues(field.GetValue(value), path + "." + field.Name, seen);
        }
    }
}
