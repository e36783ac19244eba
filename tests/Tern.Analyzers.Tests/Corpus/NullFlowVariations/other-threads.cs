// Statics that each thread has for itself, where functions run on another thread.
using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Variations.OtherThreads;

public static class Log
{
    [ThreadStatic]
    private static List<string>? t_lines;

    [ThreadStatic]
    private static string? t_topic;

    [ThreadStatic]
    private static List<string>? t_shared;

    public static List<string> Shared => t_shared ??= new();

    public static string Topic => t_topic!;

    public static void Begin(string topic)
    {
        t_lines = new();
        t_topic = topic;
    }

    public static void Write(string line)
    {
        t_lines!.Add(line); // want: null-deref
    }

    public static void Note(string line) => t_lines!.Add(line);

    public static void Copy()
    {
        Shared.Add(Topic.Trim()); // want: null-deref
    }

    public static void Keep(string line) => Shared.Add(line);
}

public static class Case
{
    private static void Run(Action work)
    {
        Exception? caught = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (NullReferenceException e)
            {
                caught = e;
            }
        });
        thread.Start();
        thread.Join();
        if (caught is not null)
        {
            ExceptionDispatchInfo.Throw(caught);
        }
    }

    private static void Whole()
    {
        Log.Begin("whole");
        Log.Note("a");
    }

    public static void Demo1()
    {
        Log.Begin("main");
        Run(() => Log.Write("other"));
    }

    public static void Demo2()
    {
        Log.Begin("main");
        Log.Note("main");
        Run(Whole);
        Log.Note("again");
    }

    public static async Task Demo3()
    {
        Log.Begin("main");
        await Task.Factory.StartNew(Log.Copy, TaskCreationOptions.LongRunning);
    }

    public static void Demo4() => Run(() => Log.Keep("kept"));
}
