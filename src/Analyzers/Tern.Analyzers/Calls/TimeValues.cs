using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Calls;

/// <summary>Spans of time that the code says in full.</summary>
internal static class TimeValues
{
    /// <summary>The time that an expression is; <see langword="null"/> if that is decided elsewhere.</summary>
    public static TimeSpan? Of(IOperation? operation)
    {
        IOperation? value = ChannelUse.Resolve(operation);
        return value switch
        {
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type } } factory when IsTimeSpan(type) => OfFactory(factory),
            IObjectCreationOperation creation when IsTimeSpan(creation.Type) => OfConstructor(creation),
            IFieldReferenceOperation { Field: { Name: "Zero", ContainingType: var type } } when IsTimeSpan(type) => TimeSpan.Zero,
            _ => null,
        };
    }

    /// <summary>How a time reads in a message: <c>1.5 s</c>.</summary>
    public static string Text(TimeSpan time)
        => time >= TimeSpan.FromSeconds(1)
            ? time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s"
            : time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + " ms";

    private static bool IsTimeSpan(ITypeSymbol? type) => type is { Name: "TimeSpan" } && type.HasFullName("System.TimeSpan");

    private static TimeSpan? OfFactory(IInvocationOperation factory)
    {
        double? ticks = factory.TargetMethod.Name switch
        {
            "FromDays" => TimeSpan.TicksPerDay,
            "FromHours" => TimeSpan.TicksPerHour,
            "FromMinutes" => TimeSpan.TicksPerMinute,
            "FromSeconds" => TimeSpan.TicksPerSecond,
            "FromMilliseconds" => TimeSpan.TicksPerMillisecond,
            "FromMicroseconds" => TimeSpan.TicksPerMillisecond / 1000,
            "FromTicks" => 1,
            _ => null,
        };

        // The overloads with several parts are for one part nearly always; the others are then zero.
        return ticks is { } unit
            && factory.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value is { } first && NumberOf(first) is { } number
            && factory.Arguments.All(a => a.Parameter?.Ordinal == 0 || NumberOf(a.Value) == 0)
                ? Safe(number * unit)
                : null;
    }

    private static TimeSpan? OfConstructor(IObjectCreationOperation creation)
    {
        double?[] parts = [.. creation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => NumberOf(a.Value))];
        if (parts.Any(p => p is null))
        {
            return null;
        }

        double[] n = [.. parts.Select(p => p!.Value)];
        return n.Length switch
        {
            0 => TimeSpan.Zero,
            1 => Safe(n[0]),
            3 => Safe((n[0] * TimeSpan.TicksPerHour) + (n[1] * TimeSpan.TicksPerMinute) + (n[2] * TimeSpan.TicksPerSecond)),
            4 or 5 => Safe((n[0] * TimeSpan.TicksPerDay) + (n[1] * TimeSpan.TicksPerHour) + (n[2] * TimeSpan.TicksPerMinute) + (n[3] * TimeSpan.TicksPerSecond)
                + (n.Length == 5 ? n[4] * TimeSpan.TicksPerMillisecond : 0)),
            _ => null,
        };
    }

    public static double? NumberOf(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: IConvertible number and not (string or bool or char) }
            ? number.ToDouble(CultureInfo.InvariantCulture)
            : operation is IConversionOperation conversion ? NumberOf(conversion.Operand) : null;

    private static TimeSpan? Safe(double ticks) => Math.Abs(ticks) < long.MaxValue / 2 ? TimeSpan.FromTicks((long)ticks) : null;
}
