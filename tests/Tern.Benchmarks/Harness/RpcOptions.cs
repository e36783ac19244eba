using System.Globalization;

namespace Tern.Benchmarks.Harness;

/// <summary>What the command line of <c>rpc</c> asks for.</summary>
internal sealed class RpcOptions
{
    public IReadOnlyList<string>? Targets { get; private set; }

    public IReadOnlyList<int> Callers { get; private set; } = [100];

    public int Connections { get; private set; } = 2;

    public IReadOnlyList<int> Payloads { get; private set; } = [1_024];

    public double Seconds { get; private set; } = 5;

    public double WarmupSeconds { get; private set; } = 9;

    public int Rounds { get; private set; } = 3;

    public string? JsonFile { get; private set; }

    public bool Curve { get; private set; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="FormatException">An option is unknown or its value is not usable; the message names it.</exception>
    public static RpcOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new RpcOptions();
        for (var index = 0; index < args.Length; index++)
        {
            var name = args[index];
            if (name == "--curve")
            {
                options.Curve = true;
                continue;
            }

            if (index + 1 == args.Length)
            {
                throw new FormatException($"{name} needs a value, or is not an option.");
            }

            options.Set(name, args[++index]);
        }

        return options;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--targets":
                Targets = ParseNames(name, value);
                break;
            case "--callers":
                Callers = ParseCounts(name, value);
                break;
            case "--connections":
                Connections = ParseCount(name, value);
                break;
            case "--payload":
                Payloads = ParseCounts(name, value);
                break;
            case "--seconds":
                Seconds = ParseSeconds(name, value);
                break;
            case "--warmup":
                WarmupSeconds = ParseSeconds(name, value);
                break;
            case "--rounds":
                Rounds = ParseCount(name, value);
                break;
            case "--json":
                JsonFile = value;
                break;
            default:
                throw new FormatException($"{name} is not an option of rpc.");
        }
    }

    private static string[] ParseNames(string name, string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } parts
            ? parts
            : throw new FormatException($"{name} needs at least one value.");

    private static int[] ParseCounts(string name, string value) => [.. ParseNames(name, value).Select(part => ParseCount(name, part))];

    private static int ParseCount(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new FormatException($"{name} needs whole numbers above zero, not '{value}'.");

    private static double ParseSeconds(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : throw new FormatException($"{name} needs seconds, not '{value}'.");
}
