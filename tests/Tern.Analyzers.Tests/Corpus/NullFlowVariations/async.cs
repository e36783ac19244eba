// Tasks, streams and iterators.
namespace Variations.Async;

public sealed class User
{
    public string Name = "n";
}

public static class Case
{
    private static async ValueTask<User> LoadAsync(int id)
    {
        await Task.Delay(0);
        if (id < 0)
        {
            return null!;
        }

        return new User();
    }

    private static Task<User>? Cached(bool warm) => warm ? Task.FromResult(new User()) : null;

    private static IEnumerable<string> Names(bool gaps)
    {
        yield return "a";
        if (gaps)
        {
            yield return null!;
        }
    }

    private static async IAsyncEnumerable<User> UsersAsync()
    {
        yield return new User();
        await Task.Yield();
        yield return null!;
    }

    private static IEnumerable<string>? Maybe(int n) => n > 0 ? new[] { "x" } : null;

    private static async Task<int> A1() => (await LoadAsync(-1)).Name.Length; // want: null-deref

    private static async Task<int> A2() => (await LoadAsync(1)).Name.Length;

    private static async Task<int> A3()
    {
        var user = await LoadAsync(-1).ConfigureAwait(false);
        return user is null ? 0 : user.Name.Length;
    }

    private static async Task<int> A4()
    {
        var task = LoadAsync(-1).AsTask();
        var user = await task;
        return user.Name.Length; // want: null-deref
    }

    private static async Task<int> B1() => (await Cached(false)!).Name.Length; // want: null-deref

    private static async Task<int> B2() => (await (Cached(false) ?? Task.FromResult(new User()))).Name.Length;

    private static int C1() => Names(true).Sum(n => n.Length); // want: null-deref

    private static int C2() => Names(true).Where(n => n is not null).Sum(n => n.Length);

    private static int C3()
    {
        int n = 0;
        foreach (string name in Names(true))
        {
            n += name.Length; // want: null-deref
        }

        return n;
    }

    private static async Task<int> D1()
    {
        int n = 0;
        await foreach (var user in UsersAsync())
        {
            n += user.Name.Length; // want: null-deref
        }

        return n;
    }

    private static async Task<int> D2()
    {
        int n = 0;
        await foreach (var user in UsersAsync())
        {
            if (user is null)
            {
                continue;
            }

            n += user.Name.Length;
        }

        return n;
    }

    private static int E1()
    {
        int n = 0;
        foreach (var name in Maybe(0)!) // want: null-deref
        {
            n += name.Length;
        }

        return n;
    }

    private static int E2() => Maybe(0)?.Count() ?? 0;

    public static Task Demo1() => A1();

    public static Task Demo2() => A2();

    public static Task Demo3() => A3();

    public static Task Demo4() => A4();

    public static Task Demo5() => B1();

    public static Task Demo6() => B2();

    public static void Demo7() => C1();

    public static void Demo8() => C2();

    public static void Demo9() => C3();

    public static Task Demo10() => D1();

    public static Task Demo11() => D2();

    public static void Demo12() => E1();

    public static void Demo13() => E2();
}
