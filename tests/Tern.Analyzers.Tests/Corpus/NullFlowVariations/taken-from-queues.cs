// How many elements a queue has, a caller knows: a loop that takes them all runs, or it does not.
using System;
using System.Collections.Generic;

namespace Variations.TakenFromQueues;

public sealed class Post
{
    private readonly Queue<Action> _tasks = new();
    private readonly Stack<string> _names = new();

    public void Later(Action task) => _tasks.Enqueue(task);

    public void Note(string name) => _names.Push(name);

    public void Run()
    {
        while (_tasks.TryDequeue(out Action? task))
        {
            task();
        }
    }

    public string? LastNoted() => _names.TryPop(out string? name) ? name : null;
}

public static class Counter
{
    private static int Delivered()
    {
        string parcel = null!;
        Post post = new();
        post.Later(() => parcel = "books");
        post.Run();
        return parcel.Length;
    }

    private static int DeliveredBefore()
    {
        string parcel = null!;
        Post post = new();
        post.Run();
        post.Later(() => parcel = "books");
        return parcel.Length; // want: null-deref
    }

    private static int Noted()
    {
        Post post = new();
        post.Note("Ida");
        return post.LastNoted()!.Length;
    }

    private static int NotedTwice()
    {
        Post post = new();
        post.Note("Ida");
        post.LastNoted();
        return post.LastNoted()!.Length; // want: null-deref
    }

    public static void Demo1() => Delivered();

    public static void Demo2() => DeliveredBefore();

    public static void Demo3() => Noted();

    public static void Demo4() => NotedTwice();
}
