namespace Tern.Client.Tests;

internal static class TaskExtensions
{
    /// <summary>Lets a task end whenever and however it does.</summary>
    public static void Forget(this Task task) => task.ContinueWith(static ended => _ = ended.Exception, TaskScheduler.Default);
}
