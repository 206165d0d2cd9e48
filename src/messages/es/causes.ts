/** Lo que un sistema quiere decir con el código con el que rechaza un archivo. */
const causes: Readonly<Record<string, string>> = {
  EACCES: 'no está permitido',
  EPERM: 'no está permitido',
  EROFS: 'ahí no se puede escribir nada',
  ENOENT: 'falta una carpeta de su ruta',
  ENOTDIR: 'una parte de su ruta es un archivo y no una carpeta',
  EEXIST: 'hay un archivo con ese nombre',
  EISDIR: 'es una carpeta',
  ELOOP: 'los enlaces dan vueltas en círculo',
  ENAMETOOLONG: 'el nombre es demasiado largo',
  ENOSPC: 'no queda sitio',
  EDQUOT: 'a este usuario no le queda sitio',
  EFBIG: 'sería demasiado grande',
  EXDEV: 'está en otro sistema de archivos que su carpeta',
  EMFILE: 'hay demasiados archivos abiertos',
  EBUSY: 'está en uso',
  ETXTBSY: 'está en uso',
  EIO: 'el disco no responde',
};

/** Una causa en palabras, con el código del sistema para quien lo busque; lo que no es un código queda como está. */
export const because = (cause: string): string => {
  const said = causes[cause];
  return said === undefined ? cause : `${said} (${cause})`;
};
