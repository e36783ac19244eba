// Sequences that a method returns before anybody goes over them.
namespace Variations.ReturnedSequences;

public sealed class Register : IDisposable
{
    private List<string> _names = ["ann"];

    public IEnumerable<string> Long(int least)
    {
        foreach (string name in _names) // want: null-deref
        {
            if (name.Length >= least)
            {
                yield return name;
            }
        }
    }

    public IEnumerable<string> Short(int most)
    {
        foreach (string name in _names)
        {
            if (name.Length <= most)
            {
                yield return name;
            }
        }
    }

    public void Dispose() => _names = null!;
}

public static class Registers
{
    public static IEnumerable<string> Late()
    {
        using Register register = new();
        return register.Long(2);
    }

    public static IEnumerable<string> InTime()
    {
        using Register register = new();
        return register.Short(5).ToList();
    }

    public static int DemoLate() => Late().Count();

    public static int DemoInTime() => InTime().Count();
}
