// Tests move the clock when everything that is under way has come to rest, which another test's work would hide.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
