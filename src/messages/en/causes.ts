/** What a system means by the code with which it refuses a file. */
const causes: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'nothing can be written there',
  ENOENT: 'a folder of its path is not there',
  ENOTDIR: 'a part of its path is a file and no folder',
  EEXIST: 'a file of that name is there',
  EISDIR: 'it is a folder',
  ELOOP: 'links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'there is no room left',
  EDQUOT: 'there is no room left for this user',
  EFBIG: 'it would be too large',
  EXDEV: 'it lies on another file system than its folder',
  EMFILE: 'too many files are open',
  EBUSY: 'it is in use',
  ETXTBSY: 'it is in use',
  EIO: 'the disk does not answer',
};

/** A cause in words, with the system's code for who looks it up; what is no code stands as it is. */
export const because = (cause: string): string => {
  const said = causes[cause];
  return said === undefined ? cause : `${said} (${cause})`;
};
