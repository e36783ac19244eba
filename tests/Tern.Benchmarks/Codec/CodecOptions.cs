using System.Globalization;

namespace Tern.Benchmarks.Codec;

/// <summary>What the command line of <c>codec</c> asks for.</summary>
internal sealed class CodecOptions
{
    public int Rounds { get; private set; } = 15;

    public double SliceSeconds { get; private set; } = 0.1;

    public double WarmupSeconds { get; private set; } = 1.5;

    public string? Message { get; private set; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="FormatException">An option is unknown or its value is not usable; the message names it.</exception>
    public static CodecOptions Parse(ReadOnlySpan<string> args)
    {
        var options = new CodecOptions();
        for (int index = 0; index < args.Length; index += 2)
        {
            if (args[index] == "--help")
            {
                throw new FormatException("Compares what it takes to write and to read messages of three sizes.");
            }

            if (index + 1 == args.Length)
            {
                throw new FormatException($"{args[index]} needs a value, or is not an option.");
            }

            options.Set(args[index], args[index + 1]);
        }

        return options;
    }

    public static int PrintUsage(string error)
    {
        Console.Error.WriteLine($"""
            {error}

            Usage: dotnet run -c Release --project tests/Tern.Benchmarks -- codec [options]

              --rounds N           rotations over all codecs              (default: 15)
              --slice S            seconds of one write or read slice     (default: 0.1)
              --warmup S           seconds of warm-up of each codec       (default: 1.5)
              --message NAME       small, 1 or 100                        (default: all)
            """);
        return 2;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--rounds":
                Rounds = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rounds) && rounds > 0
                    ? rounds
                    : throw new FormatException($"{name} needs a whole number above zero, not '{value}'.");
                break;
            case "--slice":
                SliceSeconds = ParseSeconds(name, value);
                break;
            case "--warmup":
                WarmupSeconds = ParseSeconds(name, value);
                break;
            case "--message":
                Message = value;
                break;
            default:
                throw new FormatException($"{name} is not an option of codec.");
        }
    }

    private static double ParseSeconds(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds > 0
            ? seconds
            : throw new FormatException($"{name} needs seconds above zero, not '{value}'.");
}
