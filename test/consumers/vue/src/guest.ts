import { reactive } from 'vue';

export const guest = reactive({
  email: 'anna@example.nl',
  firstName: 'Anna',
  lastName: 'de Vries',
});
