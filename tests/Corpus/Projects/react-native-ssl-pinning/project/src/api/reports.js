import { fetch } from 'react-native-ssl-pinning';

export const download = (key) =>
  fetch(`https://clinic-reports.s3.us-west-1.amazonaws.com/${key}`, {
    method: 'GET',
    pkPinning: true,
    sslPinning: {
      certs: [
        'sha256/Y9mvm0exBk1JoQ57f9Vm28jKo5lFm/woKcVxrYxu80o=',
        'sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=',
      ],
    },
  });
