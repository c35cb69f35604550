/** The promise, or ETIMEDOUT after so many milliseconds; 0 waits forever. */
export async function within(timeout, promise) {
  if (timeout === 0) return promise;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })), timeout);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
