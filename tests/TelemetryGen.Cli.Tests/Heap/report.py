print('sending', gc.mem_alloc() - BASE)
print('sent', HELD[0].delivered, HELD[0].posts, HELD[0].error)
